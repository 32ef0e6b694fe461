-- model:  period_of_care
-- about:  the periods of care that count: joined where they touch, one for each short break, those of at most 24 hours left out; kept says whether the collection year sees it
-- grain:  person_id, poc_start
-- params: as_at, period_end, period_start
select
  p.person_id, p.poc_start, p.poc_end,
  coalesce(p.poc_end, cast(least(cast($as_at as date), cast($period_end as date)) + interval '1 day' as date)) as poc_cut,
  coalesce(p.poc_end >= cast($period_start as date), true) as kept,
  p.source_table, p.source_row, p.last_source_row,
  p.end_reason, p.end_reason_value, p.end_reason_map_row,
  p.need, p.need_value, p.need_map_row, p.need_row, p.needs, p.parts, p.overlapping, p.only_v3, p.only_v4,
  coalesce(n.unknown_length, false) as under_24h_unknown
from period_found p
left join period_length n on n.person_id = p.person_id and n.poc_start = p.poc_start
where n.too_short is not true
