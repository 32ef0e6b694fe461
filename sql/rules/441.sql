-- rule:     441
-- title:    The review code says the child was 4 or over, but the child had not reached the fourth birthday
-- fix:      Correct the review code, the review date or the date of birth in the reviews
-- since:    2022-23
-- needs:    reviews
-- reports:  reviews
-- fields:   DOB, REVIEW, REVIEW_CODE
-- severity: error
-- judged:   any_day
select r.row_number as reviews_row
from reviews r
where r.review_code in ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7')
  and r.review < cast(r.dob + interval '4 years' as date)
