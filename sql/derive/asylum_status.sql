-- model:  asylum_status
-- about:  rows that make a person an unaccompanied asylum-seeking child; the end is capped at the 18th birthday
-- grain:  source_row
-- params: as_at, period_end
with rows_read as (
  select
    r.row_number as source_row,
    coalesce(l.person_id, r.immi_person_id) as person_id,
    r.immi_immigration_status_start_date as start_date,
    r.immi_immigration_status_end_date as end_date,
    m.code_map_row,
    coalesce(r.immi_is_uasc,
      m.code = 'UASC',
      (upper(r.immi_immigration_status) like '%UASC%' or upper(r.immi_immigration_status) like '%UNACCOMPANIED%')
        and not regexp_like(upper(r.immi_immigration_status), '(^|[^A-Z])(NON|NOT|NO|FORMER|EX|PREVIOUSLY)([^A-Z]|$)'),
      false) as is_uasc
  from ssd_immigration_status r
  left join person_link l on l.table_name = 'ssd_immigration_status' and l.any_id = r.immi_person_id
  left join value_mapped m on m.field = 'ssd_immigration_status.immi_immigration_status' and m.value = r.immi_immigration_status
    and m.cut_from <= least(cast($as_at as date), cast($period_end as date)) and m.cut_to > least(cast($as_at as date), cast($period_end as date))
  where r.immi_person_id is not null and l.left_out is not true
)
select
  r.source_row, r.person_id, r.start_date, r.end_date, r.code_map_row,
  least(coalesce(r.end_date, date '9999-12-31'), coalesce(cast(p.dob + interval '18 years' as date), date '9999-12-31')) as capped_end,
  coalesce(cast(p.dob + interval '18 years' as date) < coalesce(r.end_date, date '9999-12-31'), false) as capped
from rows_read r
left join person p on p.person_id = r.person_id
where r.is_uasc and coalesce(r.start_date, date '1800-01-01') <= least(cast($as_at as date), cast($period_end as date))
