-- model:  witness_left
-- about:  rows of either side without a row of the same child and day on the other
-- grain:  witness, module, side, row_number
select r.witness, r.module, r.side, r.row_number, r.child, r.person_id, r.start_date, r.end_date
from witness_row r
left anti join (
  select witness, module, 'derived' as side, derived_row as row_number from witness_match
  union all
  select witness, module, 'vendor' as side, vendor_row as row_number from witness_match
) m on m.witness = r.witness and m.module = r.module and m.side = r.side and m.row_number = r.row_number
