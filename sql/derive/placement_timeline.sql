-- model:  placement_timeline
-- about:  placement rows cut to each period of care; an agreement-only period has its first placement for the whole of it
-- grain:  person_id, poc_start, source_row
with begun as (
  select d.source_row, max(p.poc_start) as own_poc
  from placement_row d
  join period_found p on p.person_id = d.person_id
    and p.poc_start <= d.start_date and coalesce(p.poc_end, date '9999-12-31') > d.start_date
  where d.end_date is null
  group by d.source_row
),
placed as (
  select
    p.person_id, p.poc_start, p.poc_cut, p.only_v4, d.source_row, d.start_date, d.end_date as recorded_end, d.is_stay, d.is_marked, d.placement_id, d.version,
    greatest(d.start_date, p.poc_start) as in_from,
    least(coalesce(d.end_date, date '9999-12-31'), p.poc_cut) as in_to
  from period_of_care p
  join placement_row d on d.person_id = p.person_id
    and d.start_date < p.poc_cut and coalesce(d.end_date, date '9999-12-31') > p.poc_start
  left join begun b on b.source_row = d.source_row
  where b.own_poc is null or b.own_poc = p.poc_start or p.only_v3
),
ranked as (
  select person_id, poc_start, poc_cut, only_v4, source_row, start_date, recorded_end, is_stay, is_marked, placement_id, version, in_from, in_to,
    row_number() over (partition by person_id, poc_start order by in_from, start_date desc, source_row) as nth
  from placed
)
select
  person_id, poc_start, source_row, placement_id, version, start_date, coalesce(recorded_end, date '9999-12-31') as recorded_end,
  is_stay and not only_v4 as is_stay,
  is_marked and not only_v4 as is_marked,
  case when only_v4 then poc_start else in_from end as in_from,
  case when only_v4 then poc_cut else in_to end as in_to
from ranked
where not only_v4 or nth = 1
