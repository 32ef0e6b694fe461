-- model:  note_liberty
-- about:  warnings about orders depriving of liberty: dates that do not fit care or each other, and orders that last year's return left open
-- grain:  person_id, note, source_table, source_row
-- params: collection_year, period_start
-- long:   one short branch a note
with notes as (
  select r.person_id, case when r.start_date is null then 'order_without_start' else 'order_ends_before_it_begins' end as note,
    'ext_cla_deprivation_of_liberty' as source_table, r.source_row
  from liberty_row r
  join year_child y on y.person_id = r.person_id
  where r.start_date is null or r.end_date <= r.start_date
  union all
  select p.person_id, 'order_outside_care' as note, 'ext_cla_deprivation_of_liberty' as source_table, p.order_row as source_row
  from liberty_part p
  join year_child y on y.person_id = p.person_id
  left anti join liberty_order o on o.order_row = p.order_row
  where coalesce(p.end_date >= cast($period_start as date), true)
  union all
  select person_id, 'order_begins_before_care' as note, 'ext_cla_deprivation_of_liberty' as source_table, order_row as source_row
  from liberty_in_year
  where start_date < poc_start
  union all
  select person_id, 'order_closed_where_care_ended' as note, 'ext_cla_deprivation_of_liberty' as source_table, order_row as source_row
  from liberty_in_year
  where care_ceased
  union all
  select o.person_id, 'order_runs_into_later_care' as note, 'ext_cla_deprivation_of_liberty' as source_table, o.order_row as source_row
  from liberty_order o
  join year_child y on y.person_id = o.person_id
  where o.periods > 1 and coalesce(o.end_date >= cast($period_start as date), true)
  union all
  select p.person_id, 'order_ended_where_the_next_began' as note, 'ext_cla_deprivation_of_liberty' as source_table, p.source_row
  from liberty_part p
  join liberty_in_year o on o.order_row = p.order_row
  where p.cut
  union all
  select person_id, 'orders_joined' as note, 'ext_cla_deprivation_of_liberty' as source_table, order_row as source_row
  from liberty_in_year
  where parts > 1
  union all
  select person_id, 'orders_overlap' as note, 'ext_cla_deprivation_of_liberty' as source_table, order_row as source_row
  from liberty_in_year
  where overlapping
  union all
  select person_id, case when end_unreadable then 'order_end_unreadable' else 'order_open_beyond_its_expiry' end as note,
    'ext_cla_deprivation_of_liberty' as source_table, order_row as source_row
  from liberty_in_year
  where end_date is null and (end_unreadable or expired)
  union all
  select p.person_id, 'open_order_of_last_year_gone' as note, 'ssd_person' as source_table, p.source_row
  from dolo_last l
  join person p on p.child = l.child
  join year_child y on y.person_id = p.person_id
  left anti join liberty_in_year o on o.person_id = p.person_id and o.start_date = l.dolo_start
  cross join (select count(*) as delivered from given where table_name = 'ext_cla_deprivation_of_liberty') g
  where l.dolo_end_raw is null and l.dolo_start is not null and g.delivered > 0 and cast($collection_year as bigint) >= 2027
)
select distinct person_id, note, source_table, source_row
from notes
