-- rule:     105
-- title:    Unaccompanied asylum-seeking flag is blank or not 0 or 1
-- fix:      Set the flag to 1 for a child who was unaccompanied at some time in the year, otherwise to 0
-- since:    2022-23
-- needs:    header, xml
-- reports:  header
-- fields:   UASC
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where coalesce(try_cast(trim(h.uasc) as double) not in (0, 1), true)
