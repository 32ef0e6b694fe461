-- model:  missing_in_year
-- about:  absences of the year's children that began in care, ended when found, or when care ceased, at the latest on the 18th birthday
-- grain:  source_row
-- params: as_at, missing_at_placement_end, period_end, period_start
with placed as (
  select m.source_row, min(e.dec) as episode_end
  from missing_merged m
  join episode_chain e on e.person_id = m.person_id and e.decom <= cast(m.start_clock as date) and e.dec > cast(m.start_clock as date)
  group by m.source_row
),
dated as (
  select
    m.source_row, m.person_id, m.missing, m.start_clock, m.incidents, c.counts,
    cast(m.start_clock as date) as mis_start,
    cast(coalesce(t.turned_clock, m.end_clock) as date) as found_on,
    least(
      coalesce(c.poc_end, date '9999-12-31'),
      case when cast(p.dob + interval '18 years' as date) >= cast(m.start_clock as date) then cast(p.dob + interval '18 years' as date) else date '9999-12-31' end,
      case when $missing_at_placement_end = 'close' then coalesce(e.episode_end, date '9999-12-31') else date '9999-12-31' end
    ) as latest_end
  from missing_merged m
  join missing_care c on c.source_row = m.source_row
  join person p on p.person_id = m.person_id
  left join missing_turned t on t.source_row = m.source_row
  left join placed e on e.source_row = m.source_row
),
ended as (
  select source_row, person_id, missing, start_clock, incidents, counts, mis_start, found_on, latest_end,
    least(coalesce(found_on, date '9999-12-31'), latest_end) as ended_on
  from dated
)
select
  d.source_row, d.person_id, d.missing, d.start_clock, d.mis_start,
  case when d.ended_on <= least(cast($as_at as date), cast($period_end as date)) then d.ended_on end as mis_end,
  d.incidents > 1 as merged,
  d.ended_on <= least(cast($as_at as date), cast($period_end as date)) and coalesce(d.found_on > d.latest_end, true) as end_inferred,
  r.code_map_row, r.code_mapped, d.counts
from ended d
join missing_row r on r.source_row = d.source_row
left join year_child y on y.person_id = d.person_id
left anti join blocked_person b on b.person_id = d.person_id
where d.ended_on >= cast($period_start as date)
  and (y.person_id is not null or not d.counts)
