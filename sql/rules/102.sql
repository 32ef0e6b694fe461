-- rule:     102
-- title:    Date of birth is blank or not a real date
-- fix:      Enter the child's date of birth as dd/mm/yyyy
-- since:    2022-23
-- needs:    header
-- reports:  header
-- fields:   DOB
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where h.dob is null
