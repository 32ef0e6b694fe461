-- model:  placed_for_adoption
-- about:  the module of decisions to place for adoption: one row for each decision that stood at any time of the year, with its reversal
-- grain:  row_number
select
  cast(row_number() over (order by p.child, d.decided_on, d.source_row) as bigint) as row_number,
  p.child,
  p.dob,
  to_char(p.dob, '%d/%m/%Y') as dob_raw,
  d.decided_on as date_placed,
  to_char(d.decided_on, '%d/%m/%Y') as date_placed_raw,
  d.reversed_on as date_placed_ceased,
  to_char(d.reversed_on, '%d/%m/%Y') as date_placed_ceased_raw,
  d.reversed_reason as reason_placed_ceased,
  d.reversed_mapped as code_mapped,
  d.source_row as decision_row,
  d.person_id
from decision_in_year d
join person p on p.person_id = d.person_id
where d.left_out is null
