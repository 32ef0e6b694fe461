-- model:  conviction_evidence
-- about:  convictions and youth cautions of the year, by the day the setting names; one whose day is not known leaves the item open
-- grain:  source_row
-- params: as_at, conviction_date, period_end, period_start
with dated as (
  select c.row_number as source_row, l.person_id,
    case when $conviction_date = 'offence' then c.clac_cla_conviction_date else c.clac_outcome_date end as day,
    c.clac_cla_conviction_date as offence,
    c.clac_outcome_type as type_value, t.code, t.code_map_row, coalesce(t.how = 'code_map', false) as code_mapped
  from ssd_cla_convictions c
  join person_link l on l.table_name = 'ssd_cla_convictions' and l.any_id = c.clac_person_id and not l.left_out
  left join value_now t on t.field = 'ssd_cla_convictions.clac_outcome_type' and t.value = c.clac_outcome_type
  where coalesce(t.code not in ('NONE', 'IGNORE'), true)
)
select 'convicted' as item, person_id, source_row, day, code_map_row, code_mapped,
  case when day is not null and (code is not null or type_value is null) then 'yes' else 'unknown' end as says,
  case when day is null then 'conviction_without_date'
       when code is null and type_value is not null then 'conviction_outcome_unmapped' end as doubt,
  type_value is null as type_blank
from dated
where (day is null and coalesce(offence, date '1800-01-01') <= least(cast($as_at as date), cast($period_end as date)))
  or day between cast($period_start as date) and least(cast($as_at as date), cast($period_end as date))
