-- rule:     166
-- title:    Review date is blank or not a real date
-- fix:      Enter the date of the review as dd/mm/yyyy
-- since:    2022-23
-- needs:    reviews
-- reports:  reviews
-- fields:   REVIEW
-- severity: error
-- judged:   any_day
select r.row_number as reviews_row
from reviews r
where r.review is null
