-- model:  witness_day
-- about:  what begins and ends on each day in the histories of a child in whom a witness differs; starts counts what could be put in another order
-- grain:  person_id, on_day
with beside as (
  select distinct e.person_id, e.on_day
  from witness_edge e
  join legal_timeline l on l.person_id = e.person_id and l.in_from < e.on_day and l.in_to > e.on_day and l.source_row <> e.source_row
  where e.source_table = 'ssd_legal_status'
)
select e.person_id, e.on_day,
  -- a status and a placement begin with every period of care: there only several of one kind count
  case when bool_or(e.source_table = 'ext_cla_period_of_care' and e.edge = 'start') and not bool_or(e.source_table = 'ext_cla_period_of_care' and e.edge = 'end')
       then greatest(count(case when e.edge = 'start' and e.source_table = 'ssd_legal_status' then 1 end), count(case when e.edge = 'start' and e.source_table = 'ssd_cla_placement' then 1 end))
       else count(case when e.edge = 'start' then 1 end) end as starts,
  bool_or(e.stay) as stay,
  bool_or(e.no_carer) as no_carer,
  bool_or(e.source_table = 'ssd_cla_placement') as placement,
  max(b.on_day) is not null as legal_beside,
  min(case e.source_table when 'ssd_cla_placement' then e.source_row end) as placement_row,
  min(case e.source_table when 'ssd_legal_status' then e.source_row end) as legal_row,
  min(e.source_table) as any_table,
  min(case when e.source_table = 'ext_cla_period_of_care' then e.source_row end) as period_row
from witness_edge e
left join beside b on b.person_id = e.person_id and b.on_day = e.on_day
group by e.person_id, e.on_day
