-- rule:     393
-- title:    Whether the girl is a mother is not recorded
-- fix:      Record on the child's record whether she has children of her own
-- since:    2024-25
-- needs:    header, episodes
-- reports:  header
-- fields:   MOTHER
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where h.sex = 'F'
  and h.mother is null
  and exists (
      select 1
      from episodes e
      where e.child = h.child
        and (e.ls is null or e.ls not in ('V3', 'V4'))
  )
