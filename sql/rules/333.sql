-- rule:     333
-- title:    A child was matched with adopters without an earlier decision that the child should be placed for
--     adoption
-- fix:      Enter the date of the decision, or correct it or the date of the match, in the adoption row
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   DATE_INT
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
where a.date_match is not null
  and (a.date_int is null or a.date_int > a.date_match)
