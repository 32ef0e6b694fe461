-- rule:     440
-- title:    The review code says the child was under 4, but the child was already past the fourth birthday
-- fix:      Correct the review code, the review date or the date of birth in the reviews
-- since:    2022-23
-- needs:    reviews
-- reports:  reviews
-- fields:   DOB, REVIEW, REVIEW_CODE
-- severity: error
-- judged:   any_day
select r.row_number as reviews_row
from reviews r
where r.review_code = 'PN0'
  and r.review > cast(r.dob + interval '4 years' as date)
