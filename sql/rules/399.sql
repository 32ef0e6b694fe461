-- rule:     399
-- title:    Motherhood or review details are filled in for a child with a short break
-- fix:      Leave the motherhood and review details blank for short breaks, or correct the legal status
-- since:    2022-23
-- needs:    episodes, header, reviews
-- reports:  episodes, header, reviews
-- fields:   MOTHER, LS, REVIEW, REVIEW_CODE
-- severity: query
-- judged:   any_day
-- departs:  judges every short-break episode by itself, as the Department's coding does; the reference looks
--           only at children all of whose episodes are short breaks
select
    e.row_number as episodes_row,
    h.row_number as header_row,
    r.row_number as reviews_row
from episodes e
left join header h on h.child = e.child
left join reviews r on r.child = e.child
where e.ls in ('V3', 'V4')
  and (h.mother is not null or r.review_raw is not null or r.review_code is not null)
