-- model:  end_pair
-- about:  each dated row of a legal status or placement file beside the next of the same period of care: how many days lie between its end and that start
-- grain:  table_name, source_row
with dated as (
  select 'ssd_legal_status' as table_name, r.source_file, r.row_number as source_row, coalesce(l.person_id, r.lega_person_id) as person_id,
    r.lega_legal_status_start_date as start_date, r.lega_legal_status_end_date as end_date
  from ssd_legal_status r
  left join person_link l on l.table_name = 'ssd_legal_status' and l.any_id = r.lega_person_id
  where r.lega_legal_status_start_date is not null and r.lega_person_id is not null
  union all
  select 'ssd_cla_placement' as table_name, r.source_file, r.row_number as source_row, coalesce(l.person_id, r.clap_person_id, p.person_id) as person_id,
    r.clap_cla_placement_start_date as start_date, r.clap_cla_placement_end_date as end_date
  from ssd_cla_placement r
  left join person_link l on l.table_name = 'ssd_cla_placement' and l.any_id = r.clap_person_id
  left join period_id p on p.period_id = r.clap_cla_id
  where r.clap_cla_placement_start_date is not null and coalesce(r.clap_person_id, p.person_id) is not null
),
placed as (
  select d.table_name, d.source_file, d.source_row, d.person_id, d.start_date, d.end_date, max(p.start_date) as period_start
  from dated d
  left join period_row p on p.person_id = d.person_id
    and p.start_date <= d.start_date and coalesce(p.recorded_end, date '9999-12-31') >= d.start_date
  group by d.table_name, d.source_file, d.source_row, d.person_id, d.start_date, d.end_date
)
select
  table_name, source_row, source_file,
  lead(start_date) over (partition by table_name, source_file, person_id, period_start order by start_date, end_date nulls last, source_row) - end_date as days_between
from placed
