-- model:  episode_chain
-- about:  episodes of all years with every value of the return, before blocked children and the year are taken into account
-- grain:  person_id, poc_start, decom
-- params: as_at, period_end, short_break_rec
with asylum as (
  select person_id from asylum_status
  union
  select r.person_id
  from asylum_read r
  where r.was_uasc and coalesce(r.start_date, date '1800-01-01') <= least(cast($as_at as date), cast($period_end as date))
)
select
  e.person_id, e.poc_start, p.child, e.decom, e.rne, e.ls,
  coalesce(nullif(o.need, 'IGNORE'), upper(o.need_value)) as cin,
  e.place, e.provider as place_provider, e.dec,
  case when e.dec is null then null
       when not e.is_last then 'X1'
       when o.end_reason is not null and o.end_reason <> 'IGNORE' then o.end_reason
       when o.end_reason_value is null and e.ls in ('V3', 'V4') then $short_break_rec
  end as rec,
  r.reason as reason_place_change,
  case when e.ls in ('V3', 'V4') or a.person_id is not null then null else h.postcode end as home_post,
  e.postcode as pl_post,
  e.urn,
  e.is_last, e.is_temporary, e.decided as carer_decided, e.legal_changed, e.four_changed,
  e.legal_row, e.placement_row, e.use_row, e.main_row, e.kind, e.last_legal_row, e.last_use_row, e.type_map_row,
  r.decided as reason_decided, r.change_map_row,
  case when e.ls in ('V3', 'V4') then 'home:short_break' when a.person_id is not null then 'home:asylum' else coalesce(h.decided, 'home:none') end as home_decided,
  h.source_row as home_row,
  e.repaired or e.recoded as repaired,
  coalesce(e.decided = 'other_carer unknown' and e.rne in ('P', 'B'), false) as carer_inferred,
  e.gap_filled,
  coalesce(lm.how <> 'code', false) or coalesce(t.type_how <> 'code' or t.renamed, false) as code_mapped,
  coalesce(h.decided = 'home:mother', false) and e.ls not in ('V3', 'V4') and a.person_id is null as home_from_mother,
  o.under_24h_unknown,
  coalesce(r.decided = 'reason:same_carer_plan', false) as reason_inferred,
  coalesce(e.is_last and e.dec is not null and o.end_reason_value is null and e.ls in ('V3', 'V4'), false) as rec_inferred
from episode_built e
join period_of_care o on o.person_id = e.person_id and o.poc_start = e.poc_start
left join person p on p.person_id = e.person_id
left join place_change_reason r on r.person_id = e.person_id and r.poc_start = e.poc_start and r.decom = e.decom
left join home_address h on h.person_id = e.person_id and h.poc_start = e.poc_start
left join asylum a on a.person_id = e.person_id
left join legal_mapped lm on lm.source_row = e.legal_row
left join placement_typed t on t.source_row = e.use_row
