-- rule:     K575
-- title:    The child is still missing, and the placement it went missing from has ended
-- fix:      Nothing: the return is right
-- since:    2022-23
-- needs:    episodes, missing
-- reports:  missing
-- fields:   CHILD
-- severity: query
-- judged:   any_day
select m.row_number as missing_row
from missing m
join episodes e on e.child = m.child and m.mis_start between e.decom and e.dec
join episodes n on n.child = e.child and n.decom = e.dec
where m.mis_end_raw is null
