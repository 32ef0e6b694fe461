-- rule:     K362
-- title:    Two spells of L2 with another legal status between them
-- fix:      Nothing: the return is right
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   CHILD
-- severity: query
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join episodes o on o.child = e.child and o.ls = e.ls and (o.dec < e.decom or e.dec < o.decom)
where e.ls = 'L2'
