-- model:  note_legal
-- about:  warnings about legal statuses
-- grain:  person_id, note, source_table, source_row
-- params: as_at, period_end
with runs as (
  select e.person_id, e.poc_start, e.ls, e.legal_row, n.dob,
    coalesce(e.dec, least(cast($as_at as date), cast($period_end as date))) - e.decom as days
  from episode_built e
  join period_of_care p on p.person_id = e.person_id and p.poc_start = e.poc_start and p.kept
  left join person n on n.person_id = e.person_id
),
spans as (
  select person_id, poc_start, ls, min(legal_row) as source_row, sum(days) as days
  from runs
  where ls in ('L1', 'L2', 'L3')
  group by person_id, poc_start, ls
),
notes as (
  select t.person_id, 'discharge_not_recorded' as note, c.source_row
  from legal_closing c
  join legal_timeline t on t.source_row = c.source_row
  join period_of_care p on p.person_id = t.person_id and p.poc_start = t.poc_start and p.kept
  where c.closed_by_accommodation is not null
  union all
  select s.person_id, 'legal_status_over_its_limit' as note, s.source_row
  from spans s
  where (s.ls = 'L1' and s.days > 3) or (s.ls = 'L2' and s.days > 21) or (s.ls = 'L3' and s.days > 7)
  union all
  select e.person_id, 'youth_justice_under_ten' as note, e.legal_row as source_row
  from episode_built e
  join person n on n.person_id = e.person_id
  where e.ls in ('J1', 'J2', 'J3') and cast(n.dob + interval '10 years' as date) > e.decom
  union all
  select h.person_id, 'legal_hole_closed' as note, h.neighbour_row as source_row
  from legal_hole h
  where h.action <> 'block'
)
select distinct person_id, note, 'ssd_legal_status' as source_table, source_row
from notes
