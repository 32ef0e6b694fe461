-- rule:     562
-- title:    An episode that began before this year does not go on from the child's last episode in last year's return
-- fix:      Correct the start date of the episode, or add the missing episode to last year's return
-- since:    2022-23
-- needs:    episodes, episodes_last
-- reports:  episodes
-- fields:   DECOM
-- severity: error
-- judged:   any_day
-- params:   period_start
select f.row_number as episodes_row
from first_episode f
join episodes e on e.row_number = f.row_number
left join last_episode_last b on b.child = f.child
left join episodes_last l on l.row_number = b.row_number
where e.decom < cast($period_start as date)
  and (l.decom is distinct from e.decom)
  -- a child all of whose start dates of last year are empty or unreadable is left out of this rule alone
  and (b.row_number is not null or not exists (select 1 from episodes_last u where u.child = f.child))
