-- rule:     K399
-- title:    A child with short breaks and other care in the year
-- fix:      Nothing: the return is right
-- since:    2022-23
-- needs:    episodes, header, reviews
-- reports:  episodes, header, reviews
-- fields:   CHILD
-- severity: query
-- judged:   any_day
select e.row_number as episodes_row, h.row_number as header_row, r.row_number as reviews_row
from episodes e
join episodes o on o.child = e.child and o.ls not in ('V3', 'V4')
left join header h on h.child = e.child
left join reviews r on r.child = e.child
where e.ls in ('V3', 'V4')
