-- rule:     101
-- title:    Sex is blank or not a code of this collection year
-- fix:      Enter the child's sex with a code of this year: M, F or U, and 1 or 2 before 2024-25
-- since:    2022-23
-- needs:    header
-- reports:  header
-- fields:   SEX
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where not exists (select 1 from code_sex c where c.code = h.sex)
