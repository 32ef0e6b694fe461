-- rule:     437
-- title:    An episode ended because the child died or was found to be an adult, yet the child has a later episode
-- fix:      Correct the end reason of this episode, or remove the episodes that follow it
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   REC
-- severity: error
-- judged:   any_day
select o.row_number as episodes_row
from episode_order o
join episodes e on e.row_number = o.row_number
where e.rec in ('E2', 'E15')
  and e.decom is not null
  and o.next_row is not null
