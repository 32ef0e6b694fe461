-- rule:     168
-- title:    Unique pupil number is not in the form of one
-- fix:      Correct the pupil number: a letter, twelve digits or eleven and a letter, or a code UN1 to UN5 when there
--     is none
-- since:    2022-23
-- needs:    header
-- reports:  header
-- fields:   UPN
-- severity: error
-- judged:   any_day
select h.row_number as header_row
from header h
where not regexp_like(h.upn, '^([A-HJ-NP-RT-Z][0-9]{11}[0-9A-Z]|UN[1-5])$')
