-- model:  health_evidence
-- about:  what each health event says about the three items: yes, or that it cannot be told
-- grain:  item, source_row
-- params: health_check_counts, period_start
select i.item, e.person_id, e.source_row, e.day, e.code_map_row, e.code_mapped,
  case when e.done and e.kind is not null and e.day is not null then 'yes' else 'unknown' end as says,
  case when e.kind is null then 'health_event_unmapped'
       when e.done is null then 'health_status_unmapped'
       when e.day is null then 'health_event_without_date' end as doubt
from health_event e
join (values ('teeth_check', 'DENTAL'), ('health_assessment', 'HEALTH_ASSESSMENT'), ('health_check', 'HEALTH_SURVEILLANCE')) as i(item, kind)
  on i.kind = e.kind or e.kind is null
where coalesce(e.done, true)
  and (coalesce(e.day, date '9999-12-31') >= cast($period_start as date) or (i.item = 'health_check' and $health_check_counts = 'ever'))
