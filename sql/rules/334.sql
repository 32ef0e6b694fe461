-- rule:     334
-- title:    The decision that the child should be placed for adoption is older than the latest period of care
-- fix:      Correct the date of the decision in the adoption row, or the start date of the period of care
-- since:    2022-23
-- needs:    episodes, ad1
-- reports:  episodes, ad1
-- fields:   DATE_INT, DECOM, RNE
-- severity: error
-- judged:   any_day
-- departs:  as the reference and the message: the date of the adoption row against the latest start of care; the
--     coding quoted beside it, DATE_PLACED against the first start, is the test of rule 1003
select s.row_number as episodes_row, a.row_number as ad1_row
from (
  select
    e.child,
    e.row_number,
    e.decom,
    row_number() over (partition by e.child order by e.decom desc, e.row_number) as position
  from episodes e
  where e.decom is not null
    and e.rne = 'S'
) s
join ad1 a on a.child = s.child
where s.position = 1
  and a.date_int < s.decom
