-- rule:     202
-- title:    Sex differs from the one in last year's return
-- fix:      Correct the sex in this year's header, or confirm that last year's was wrong
-- since:    2022-23
-- needs:    header, header_last
-- reports:  header
-- fields:   SEX
-- severity: query
-- judged:   any_day
select h.row_number as header_row
from header h
where exists (
  select 1
  from header_last l
  where l.child = h.child
    and (l.sex is distinct from h.sex)
)
