-- model:  episode_order
-- about:  each episode of a child in the order of its start date, with what stands on the episode before and after it;
--    start dates that are blank or unreadable come last, equal dates keep the order of the file
-- grain:  row_number
select
  e.row_number,
  e.child,
  row_number() over w as position,
  lag(e.row_number) over w as previous_row,
  lead(e.row_number) over w as next_row,
  lag(e.decom) over w as previous_decom,
  lag(e.dec) over w as previous_dec,
  lag(e.dec_raw) over w as previous_dec_raw,
  lag(e.rne) over w as previous_rne,
  lag(e.ls) over w as previous_ls,
  lag(e.cin) over w as previous_cin,
  lag(e.place) over w as previous_place,
  lag(e.place_provider) over w as previous_place_provider,
  lag(e.pl_post) over w as previous_pl_post,
  lag(e.urn) over w as previous_urn,
  lag(e.rec) over w as previous_rec,
  lag(e.reason_place_change) over w as previous_reason_place_change,
  lead(e.decom) over w as next_decom,
  lead(e.decom_raw) over w as next_decom_raw,
  lead(e.rne) over w as next_rne,
  lead(e.ls) over w as next_ls,
  lead(e.place) over w as next_place,
  lead(e.place_provider) over w as next_place_provider,
  lead(e.pl_post) over w as next_pl_post,
  lead(e.urn) over w as next_urn,
  lead(e.dec) over w as next_dec,
  lead(e.rec) over w as next_rec
from episodes e
where e.child is not null
window w as (partition by e.child order by e.decom asc nulls last, e.row_number)
