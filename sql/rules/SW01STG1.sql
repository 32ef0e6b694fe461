-- rule:     SW01STG1
-- title:    Child is still looked after, and the social worker's ID, start date or reason for the change is nowhere
--           given
-- fix:      Add the social worker of the child, with ID, start date and reason for the change
-- since:    2023-24
-- until:    2023-24
-- needs:    sw_episodes, episodes
-- reports:  episodes
-- fields:   DEC
-- severity: error
-- judged:   any_day
-- departs:  as the Department's coding: each item once among the rows of the child is enough, where the reference wants
--           all on every row; the episode is reported, where the reference marks rows of the wrong table
select e.row_number as episodes_row
from episodes e
left join (
  select
    s.child,
    max(case when s.sw_id is not null then 1 else 0 end) as with_id,
    max(case when s.sw_decom_raw is not null then 1 else 0 end) as with_start,
    max(case when s.sw_reason is not null then 1 else 0 end) as with_reason
  from sw_episodes s
  where s.child is not null
  group by s.child
) g on g.child = e.child
where e.dec_raw is null
  and (e.ls is null or e.ls not in ('V3', 'V4'))
  and not coalesce(g.with_id = 1 and g.with_start = 1 and g.with_reason = 1, false)
