-- model:  note_period
-- about:  warnings about periods of care
-- grain:  person_id, note, source_table, source_row
-- params: as_at, period_end
-- long:   one short branch a note
with notes as (
  select d.person_id, 'care_of_24_hours_or_less' as note, d.source_table, d.source_row
  from period_dropped d
  where d.kept
  union all
  select p.person_id, 'under_24h_unknown' as note, p.source_table, p.source_row
  from period_of_care p
  where p.kept and p.under_24h_unknown
  union all
  select p.person_id, 'period_from_histories' as note, p.source_table, p.source_row
  from period_of_care p
  where p.kept and p.source_table <> 'ext_cla_period_of_care'
  union all
  select p.person_id, 'left_and_returned_same_day' as note, p.source_table, p.source_row
  from period_of_care p
  where p.kept and p.parts > 1 and not p.overlapping
  union all
  select p.person_id, 'needs_disagree' as note, p.source_table, p.source_row
  from period_of_care p
  where p.kept and p.needs > 1
  union all
  select p.person_id, 'need_missing_or_not_a_code' as note, p.source_table, p.source_row
  from period_of_care p
  where p.kept and coalesce(p.need not in ('N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'), true)
  union all
  select p.person_id,
    case when p.end_reason_value is null then 'leaving_reason_missing'
         when p.end_reason is null then 'leaving_reason_unmapped'
         when p.end_reason = 'X1' then 'leaving_reason_x1'
         else 'leaving_reason_retired' end as note, p.source_table, p.last_source_row as source_row
  from period_of_care p
  where p.kept and p.poc_end is not null
    and (p.end_reason is null or p.end_reason in ('X1', 'E1', 'E4', 'E43', 'E44'))
  union all
  select p.person_id, 'turned_18_and_open' as note, p.source_table, p.source_row
  from period_of_care p
  join person n on n.person_id = p.person_id
  where p.poc_end is null
    and cast(n.dob + interval '18 years' as date) <= least(cast($as_at as date), cast($period_end as date))
  union all
  select p.person_id, 'care_after_18' as note, p.source_table, p.last_source_row as source_row
  from period_of_care p
  join person n on n.person_id = p.person_id
  where p.kept and p.poc_end > cast(cast(n.dob + interval '18 years' as date) + interval '1 day' as date)
  union all
  select p.person_id, 'ceased_day_before_18' as note, p.source_table, p.last_source_row as source_row
  from period_of_care p
  join person n on n.person_id = p.person_id
  where p.kept and p.poc_end = cast(cast(n.dob + interval '18 years' as date) - interval '1 day' as date)
  union all
  select p.person_id, 'care_before_birth' as note, p.source_table, p.source_row
  from period_of_care p
  join person n on n.person_id = p.person_id
  where p.kept and p.poc_start < n.dob
  union all
  select p.person_id, 'death_and_leaving_date_differ' as note, p.source_table, p.last_source_row as source_row
  from period_of_care p
  join person n on n.person_id = p.person_id
  where p.kept and p.end_reason = 'E2' and (n.death_date is distinct from p.poc_end)
  union all
  select p.person_id, 'short_break_over_limit' as note, p.source_table, p.source_row
  from period_of_care p
  join short_break_limit b on b.person_id = p.person_id and b.poc_start = p.poc_start
  where p.kept and b.over_limit
)
select distinct person_id, note, source_table, source_row
from notes
