-- model:  witness_difference
-- about:  the cells in which the derived return and a witness differ, and the rows that one side alone has
-- grain:  witness, module, derived_row, vendor_row, field
select witness, module, derived_row, vendor_row, field, child, person_id, derived_start, derived_end, vendor_start, vendor_end, derived, vendor
from witness_compared
where (derived is distinct from vendor)
