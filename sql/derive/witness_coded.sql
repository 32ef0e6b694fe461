-- model:  witness_coded
-- about:  differing cells whose values are codes of the return, with the column of the case tables they come from and the value of the witness in the form used for comparing
-- grain:  witness, module, derived_row, vendor_row, field, case_field
select d.witness, d.module, d.derived_row, d.vendor_row, d.field, d.derived, d.vendor, f.case_field,
  trim(upper(regexp_replace(regexp_replace(d.vendor, '[\u2010-\u2015\u2212]', '-', 'g'), '[\s\u00a0]+', ' ', 'g'))) as normal
from witness_difference d
join (select distinct module, upper(field) as field, case_field from case_field) f on f.module = d.module and f.field = d.field
where d.derived is not null and d.vendor is not null
