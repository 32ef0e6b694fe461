-- model:  witness_match
-- about:  rows of both sides paired by child and the day they begin
-- grain:  witness, module, derived_row
select d.witness, d.module, d.row_number as derived_row, v.row_number as vendor_row
from witness_nth d
join witness_nth v on v.witness = d.witness and v.module = d.module and v.child = d.child and v.start_date = d.start_date and v.nth = d.nth
where d.side = 'derived' and v.side = 'vendor'
