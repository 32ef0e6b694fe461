-- model:  timeline
-- about:  the stretches each period of care is cut into, what is in force in each, and what its first day changes; a stretch that begins no episode is part of the one before
-- grain:  person_id, period_from, stretch_from
select
  v.person_id, p.child, v.poc_start as period_from, v.cut_start as stretch_from, v.cut_end as stretch_until,
  v.ls, v.place, v.provider, v.urn, v.postcode,
  concat_ws(', ',
    case when c.rne = 'S' then 'care begins' end,
    case when c.legal_changed and c.rne <> 'S' then 'legal status' end,
    case when c.four_changed and c.rne <> 'S' then 'placement' end,
    case when not c.legal_changed and not c.four_changed and c.rne in ('P', 'T') then 'carer' end) as changed,
  c.rne,
  c.decided as carer,
  v.repaired, v.gap_filled,
  v.legal_row as ssd_legal_status_row,
  v.use_row as ssd_cla_placement_row
from interval_value v
join interval_change c on c.person_id = v.person_id and c.poc_start = v.poc_start and c.cut_start = v.cut_start
left join person p on p.person_id = v.person_id
