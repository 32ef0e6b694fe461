-- rule:     167
-- title:    Review participation code is missing, not valid, or given without a review date
-- fix:      Enter a code PN0 to PN7 for how the child took part, and the date of the review
-- since:    2022-23
-- needs:    reviews
-- reports:  reviews
-- fields:   REVIEW_CODE
-- severity: error
-- judged:   any_day
select r.row_number as reviews_row
from reviews r
where (r.review_raw is null and r.review_code is not null)
   or (r.review_raw is not null and not exists (select 1 from code_review_code c where c.code = r.review_code))
