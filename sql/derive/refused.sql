-- model:  refused
-- about:  why the derivation must stop and ask; any row ends the run
-- grain:  subject, setting
select
  table_name || ' in ' || source_file as subject,
  'end_convention' as setting,
  'closing dates: ' || cast(one_day_apart as varchar) || ' of ' || cast(pairs as varchar)
    || ' neighbouring rows are one day apart, which settles neither form; set end_convention to same_day or day_before' as message
from end_convention
where chosen is null
