-- rule:     558
-- title:    The child was adopted, but the latest of several reversed decisions to place for adoption is marked as
--           reversed too
-- fix:      Remove the reversal of the decision that led to the adoption, or correct the reason why the episode ended
-- since:    2022-23
-- needs:    episodes, placed_for_adoption
-- reports:  episodes
-- fields:   DATE_PLACED_CEASED, REC
-- severity: error
-- judged:   any_day
-- departs:  judges the latest episode and the latest decision, and counts reversals, as the Department's coding does;
--           the reference takes every adoption episode, counts joined rows and lets any decision still standing
--           excuse the child
select l.row_number as episodes_row
from last_episode l
join episodes e on e.row_number = l.row_number
join last_decision d on d.child = l.child
join placed_for_adoption p on p.row_number = d.row_number
join (
  select c.child, count(c.date_placed_ceased_raw) as reversed
  from placed_for_adoption c
  group by c.child
) n on n.child = l.child
where e.rec in ('E11', 'E12')
  and p.date_placed_ceased_raw is not null
  and n.reversed > 1
