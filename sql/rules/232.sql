-- rule:     232
-- title:    Sex is recorded as unknown
-- fix:      Find out the sex of the child and enter it, or confirm that it is not known
-- since:    2024-25
-- needs:    header
-- reports:  header
-- fields:   SEX
-- severity: query
-- judged:   any_day
-- departs:  as the reference: the coding quoted beside it belongs to rule 231
select h.row_number as header_row
from header h
where h.sex = 'U'
