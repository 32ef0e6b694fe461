-- rule:     112
-- title:    The date of the decision that the child should be placed for adoption is not a real date
-- fix:      Enter the decision date of the adoption row as a day of the calendar, dd/mm/yyyy
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   DATE_INT
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
where a.date_int_raw is not null
  and a.date_int is null
