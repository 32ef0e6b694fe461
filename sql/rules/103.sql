-- rule:     103
-- title:    Ethnic group is blank or not a valid code
-- fix:      Enter the code of the child's ethnic group; use REFU or NOBT when it was refused or not obtained
-- since:    2022-23
-- needs:    header
-- reports:  header
-- fields:   ETHNIC
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where not exists (select 1 from code_ethnic c where c.code = h.ethnic)
