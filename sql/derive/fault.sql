-- model:  fault
-- about:  what makes it impossible to build a period of care, or to say whose it is; poc_start is empty where the whole person is meant
-- grain:  person_id, reason, source_table, source_row
-- params: period_start
-- long:   one short branch a fault
with found as (
  select distinct l.person_id, cast(null as date) as poc_start, true as kept, 'unmapped_legal_status' as reason, 'ssd_legal_status' as source_table, l.source_row,
    coalesce('value: ' || l.value, 'no value') as detail
  from legal_mapped l
  left join period_found p on p.person_id = l.person_id
    and l.start_date < coalesce(p.poc_end, date '9999-12-31') and coalesce(l.recorded_end, date '9999-12-31') > p.poc_start
    and coalesce(p.poc_end, date '9999-12-31') >= cast($period_start as date)
  left join period_row r on r.person_id = l.person_id
  where l.code is null and l.start_date is not null and coalesce(l.recorded_end, date '9999-12-31') > l.start_date
    and (p.person_id is not null
      or (r.person_id is null and coalesce(l.recorded_end, date '9999-12-31') >= cast($period_start as date)))
  union all
  select s.person_id, s.poc_start, p.kept, 'unmapped_placement_type' as reason, 'ssd_cla_placement' as source_table, s.source_row,
    coalesce('value: ' || t.type_value, 'no value') as detail
  from placement_state s
  join placement_typed t on t.source_row = s.source_row
  join period_of_care p on p.person_id = s.person_id and p.poc_start = s.poc_start
  where s.place is null
  union all
  select p.person_id, p.poc_start, coalesce(p.poc_end >= cast($period_start as date), true) as kept, 'overlapping_periods' as reason, p.source_table, p.source_row,
    'parts: ' || cast(p.parts as varchar) as detail
  from period_found p
  where p.overlapping
  union all
  select h.person_id, h.poc_start, p.kept, 'legal_gap' as reason,
    case when h.neighbour_row is not null then 'ssd_legal_status' else p.source_table end as source_table,
    coalesce(h.neighbour_row, p.source_row) as source_row,
    cast(h.days as varchar) || ' days from ' || to_char(h.hole_start, '%d/%m/%Y') as detail
  from legal_hole h
  join period_of_care p on p.person_id = h.person_id and p.poc_start = h.poc_start
  where h.action = 'block'
  union all
  select h.person_id, h.poc_start, p.kept, 'placement_gap' as reason,
    case when h.neighbour_row is not null then 'ssd_cla_placement' else p.source_table end as source_table,
    coalesce(h.neighbour_row, p.source_row) as source_row,
    cast(h.days as varchar) || ' days from ' || to_char(h.hole_start, '%d/%m/%Y') as detail
  from placement_hole h
  join period_of_care p on p.person_id = h.person_id and p.poc_start = h.poc_start
  where h.action = 'block'
  union all
  select c.person_id, c.poc_start, p.kept, 'containment_unmarked' as reason, 'ssd_cla_placement' as source_table, c.inner_row as source_row,
    'inside the placement of row ' || cast(c.outer_row as varchar) as detail
  from containment c
  join period_of_care p on p.person_id = c.person_id and p.poc_start = c.poc_start
  union all
  select n.person_id, n.poc_start, coalesce(p.poc_end >= cast($period_start as date), true) as kept, 'order_within_one_day' as reason, p.source_table, p.source_row,
    'care began and ended on one day, not under accommodation alone' as detail
  from period_length n
  join period_found p on p.person_id = n.person_id and p.poc_start = n.poc_start
  where n.one_day and not n.too_short
  union all
  select m.person_id, cast(null as date) as poc_start, true as kept,
    case when m.start_date is null then 'placement_without_start'
         when m.end_unreadable then 'unreadable_end_date'
         else 'placement_end_before_start' end as reason,
    'ssd_cla_placement' as source_table, m.source_row, '' as detail
  from placement_mapped m
  join period_found p on p.person_id = m.person_id and coalesce(p.poc_end >= cast($period_start as date), true)
  where (m.start_date is null and coalesce(m.recorded_end, date '9999-12-31') > p.poc_start)
    or (m.end_unreadable and m.start_date < coalesce(p.poc_end, date '9999-12-31'))
    or (m.recorded_end < m.start_date
      and m.start_date >= p.poc_start and m.recorded_end <= coalesce(p.poc_end, date '9999-12-31'))
  union all
  select m.person_id, cast(null as date) as poc_start, true as kept,
    case when m.start_date is null then 'legal_without_start'
         when m.end_unreadable then 'unreadable_end_date'
         else 'legal_end_before_start' end as reason,
    'ssd_legal_status' as source_table, m.source_row, '' as detail
  from legal_mapped m
  join period_found p on p.person_id = m.person_id and coalesce(p.poc_end >= cast($period_start as date), true)
  where (m.code is null or m.code <> 'NOT_LAC')
    and ((m.start_date is null and coalesce(m.recorded_end, date '9999-12-31') > p.poc_start)
      or (m.end_unreadable and m.start_date < coalesce(p.poc_end, date '9999-12-31'))
      or (m.recorded_end < m.start_date
        and m.start_date >= p.poc_start and m.recorded_end <= coalesce(p.poc_end, date '9999-12-31')))
  union all
  select r.person_id, cast(null as date) as poc_start,
    coalesce(r.start_date >= cast($period_start as date), true) or coalesce(r.recorded_end >= cast($period_start as date), true) as kept,
    case when r.start_date is null then 'period_without_start'
         when r.end_unreadable then 'unreadable_end_date'
         else 'period_end_before_start' end as reason,
    'ext_cla_period_of_care' as source_table, r.source_row, '' as detail
  from period_row r
  where r.start_date is null or r.end_unreadable or r.recorded_end < r.start_date
  union all
  select p.person_id, cast(null as date) as poc_start, true as kept, 'person_not_found' as reason, p.source_table, p.source_row, '' as detail
  from period_found p
  left anti join person n on n.person_id = p.person_id
  where coalesce(p.poc_end >= cast($period_start as date), true)
  union all
  select n.person_id, cast(null as date) as poc_start, true as kept, n.reason, 'ssd_person' as source_table, n.source_row, '' as detail
  from child_number_fault n
  union all
  select l.person_id, cast(null as date) as poc_start, true as kept, 'too_many_rows' as reason, l.table_name as source_table, cast(0 as bigint) as source_row,
    'more than 2,000 rows' as detail
  from person_link l
  where l.crowded
  union all
  select coalesce(a.person_id, k.person_id) as person_id, cast(null as date) as poc_start, true as kept, 'duplicate_key' as reason, k.table_name as source_table, k.row_number as source_row, '' as detail
  from key_conflict k
  left join person_alias a on a.id_kind = 'person' and a.any_id = k.person_id
  where k.person_id is not null
)
select person_id, reason, source_table, source_row,
  min(poc_start) as poc_start, bool_or(kept) as kept, min(detail) as detail
from found
where person_id is not null
group by person_id, reason, source_table, source_row
