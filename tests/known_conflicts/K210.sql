-- rule:     K210
-- title:    A child in care for a week or less on 31 March whose pupil number is not known yet
-- fix:      Nothing: the return is right
-- since:    2022-23
-- needs:    header, episodes
-- reports:  episodes
-- fields:   CHILD
-- severity: query
-- judged:   any_day
-- params:   period_end
select e.row_number as episodes_row
from episodes e
left semi join header h on h.child = e.child and h.upn = 'UN4'
where e.rne = 'S'
  and e.decom between cast(cast($period_end as date) - interval '7 days' as date) and cast($period_end as date)
