-- rule:     K202
-- title:    The child was in the return of 2023-24, which codes sex 1 and 2
-- fix:      Nothing: the return is right
-- since:    2024-25
-- until:    2024-25
-- needs:    header, header_last
-- reports:  header
-- fields:   CHILD
-- severity: query
-- judged:   any_day
select h.row_number as header_row
from header h
left semi join header_last l on l.child = h.child
