-- rule:     502
-- title:    The first episode of this year does not start when the episode left open at the end of last year did
-- fix:      Correct the start date of this episode, or of the episode that was open at the end of last year
-- since:    2022-23
-- needs:    episodes, episodes_last
-- reports:  episodes
-- fields:   DECOM
-- severity: error
-- judged:   any_day
select f.row_number as episodes_row
from first_episode f
join episodes e on e.row_number = f.row_number
where exists (
  select 1
  from episodes_last l
  where l.child = f.child
    and l.dec_raw is null
    and (l.decom is distinct from e.decom)
)
