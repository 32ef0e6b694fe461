-- model:  witness_edge
-- about:  the days on which a status, placement or period row begins or ends, for children in whom a witness differs
-- grain:  source_table, source_row, edge
with kept as (
  select distinct person_id from witness_difference where person_id is not null
),
spans as (
  select l.person_id, 'ssd_legal_status' as source_table, l.source_row, l.start_date, coalesce(l.recorded_end, c.closed_on) as recorded_end, l.code, false as stay, false as no_carer
  from legal_mapped l
  left join legal_closing c on c.source_row = l.source_row
  where l.code is not null and l.code <> 'NOT_LAC'
  union all
  select person_id, 'ssd_cla_placement' as source_table, source_row, start_date, recorded_end, place as code, is_marked as stay,
    not is_marked and carer_id is null as no_carer
  from placement_typed
  union all
  select person_id, 'ext_cla_period_of_care' as source_table, source_row, start_date, recorded_end, cast(null as varchar) as code, false as stay, false as no_carer
  from period_row
),
edges as (
  select person_id, source_table, source_row, code, stay, no_carer,
    unnest(['start', 'end']) as edge, unnest([start_date, recorded_end]) as on_day
  from spans
)
select e.person_id, e.on_day, e.edge, e.source_table, e.source_row, e.code, e.stay, e.no_carer
from edges e
left semi join kept k on k.person_id = e.person_id
where e.on_day is not null
