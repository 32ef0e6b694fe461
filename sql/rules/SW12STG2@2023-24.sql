-- rule:     SW12STG2
-- title:    Care starts or ends with an episode that the dates of the child's social workers do not fit
-- fix:      Correct the start date of the social worker, or the dates of the episode
-- since:    2023-24
-- until:    2023-24
-- needs:    sw_episodes, episodes
-- reports:  episodes
-- fields:   SW_DECOM
-- severity: query
-- judged:   any_day
-- departs:  as the reference: an episode is reported when any one social worker of the child does not fit it, and one
--           that is open and starts no care always; its comment aims at none that fits, and no coding of the Department
--           is known
select e.row_number as episodes_row
from episodes e
left join sw_episodes s on s.child = e.child
where (e.ls is null or e.ls not in ('V3', 'V4'))
  and (e.rne = 'S' or (e.rec is distinct from 'X1'))
  and not coalesce(s.sw_decom <= e.dec and (e.rec is distinct from 'X1'), false)
  and not coalesce(s.sw_decom >= e.decom and e.rne = 'S', false)
