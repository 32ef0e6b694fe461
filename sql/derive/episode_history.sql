-- model:  episode_history
-- about:  episodes of all years of children who are not blocked; a period of care outside the collection year that could not be built is left out
-- grain:  row_number
with faulty as (
  select distinct person_id, poc_start from fault where poc_start is not null
)
select
  cast(row_number() over (order by c.child, c.decom, c.placement_row, c.legal_row) as bigint) as row_number,
  c.child,
  c.decom, to_char(c.decom, '%d/%m/%Y') as decom_raw,
  c.rne, c.ls, c.cin, c.place, c.place_provider,
  c.dec, to_char(c.dec, '%d/%m/%Y') as dec_raw,
  c.rec, c.reason_place_change, c.home_post, c.pl_post, c.urn,
  cast(null as bigint) as collection_year,
  c.repaired, c.carer_inferred, c.gap_filled, c.code_mapped,
  c.home_from_mother, c.under_24h_unknown, c.reason_inferred, c.rec_inferred,
  c.poc_start, c.person_id
from episode_chain c
left anti join blocked_person b on b.person_id = c.person_id
left anti join faulty f on f.person_id = c.person_id and f.poc_start = c.poc_start
where c.child is not null
