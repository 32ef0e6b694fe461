-- rule:     145
-- title:    Category of need is not a valid code
-- fix:      Choose one of the codes N1 to N8 for the main need of the child
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   CIN
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.cin is not null
  and not exists (select 1 from code_need c where c.code = e.cin)
