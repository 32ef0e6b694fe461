-- model:  episodes
-- about:  the episodes module: every episode that the collection year overlaps, with its true beginning
-- grain:  row_number
-- params: as_at, period_end, period_start
select
  cast(row_number() over (order by h.child, h.decom, h.row_number) as bigint) as row_number,
  h.child, h.decom, h.decom_raw, h.rne, h.ls, h.cin, h.place, h.place_provider, h.dec, h.dec_raw, h.rec, h.reason_place_change,
  h.home_post, h.pl_post, h.urn,
  h.repaired, h.carer_inferred, h.gap_filled, h.code_mapped, h.home_from_mother, h.under_24h_unknown, h.reason_inferred, h.rec_inferred,
  h.person_id
from episode_history h
where h.decom <= least(cast($as_at as date), cast($period_end as date))
  and coalesce(h.dec >= cast($period_start as date), true)
