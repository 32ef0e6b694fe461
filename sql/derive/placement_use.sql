-- model:  placement_use
-- about:  how each placement row is used: as an ordinary placement, a temporary stay, a stay that turned out to be a placement of its own, or a stay covered by the main placement
-- grain:  person_id, poc_start, source_row
-- params: temporary_mode
select
  t.person_id, t.poc_start, t.source_row, t.in_from, t.in_to, t.start_date, t.recorded_end, t.placement_id, t.version,
  case when t.is_marked then 1 else 0 end as layer,
  case when not t.is_marked then 'main'
       when not t.is_stay then 'longer_stay'
       when not s.returned then 'own_placement'
       when $temporary_mode = 'suppress' then 'suppressed'
       else 'stay' end as kind,
  case when t.is_stay and s.returned and $temporary_mode = 'suppress' then s.before_row else t.source_row end as use_row,
  case when t.is_stay and s.returned then coalesce(s.after_row, s.before_row) when t.is_stay then s.before_row end as main_row
from placement_timeline t
left join temporary_stay s on s.person_id = t.person_id and s.poc_start = t.poc_start and s.source_row = t.source_row
