-- model:  asylum_read
-- about:  what each row of an immigration status says: unaccompanied asylum-seeking child now, formerly, or neither
-- grain:  source_row
-- params: as_at, period_end
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
    false) as is_uasc,
  coalesce((upper(r.immi_immigration_status) like '%UASC%' or upper(r.immi_immigration_status) like '%UNACCOMPANIED%')
      and regexp_like(upper(r.immi_immigration_status), '(^|[^A-Z])(FORMER|EX|PREVIOUSLY)([^A-Z]|$)'),
    false) as was_uasc
from ssd_immigration_status r
left join person_link l on l.table_name = 'ssd_immigration_status' and l.any_id = r.immi_person_id
left join value_mapped m on m.field = 'ssd_immigration_status.immi_immigration_status' and m.value = r.immi_immigration_status
  and m.cut_from <= least(cast($as_at as date), cast($period_end as date)) and m.cut_to > least(cast($as_at as date), cast($period_end as date))
where r.immi_person_id is not null and l.left_out is not true
