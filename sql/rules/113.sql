-- rule:     113
-- title:    The date the child was matched with the adopters is not a real date
-- fix:      Enter the matching date of the adoption row as a day of the calendar, dd/mm/yyyy
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   DATE_MATCH
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
where a.date_match_raw is not null
  and a.date_match is null
