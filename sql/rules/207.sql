-- rule:     207
-- title:    Young person was a mother last year but is not recorded as one now
-- fix:      Set the mother flag to 1, or confirm that last year's was wrong
-- since:    2022-23
-- needs:    header, header_last, episodes
-- reports:  header
-- fields:   MOTHER
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where (h.mother is distinct from '1')
  and exists (select 1 from header_last l where l.child = h.child and l.mother = '1')
  and exists (select 1 from episodes e where e.child = h.child)
