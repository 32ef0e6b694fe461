-- model:  episode_order
-- about:  each episode of a child in the order of its start date, with what stands on the episode before and after it;
--    start dates that are blank or unreadable come last, equal dates keep the order of the file
-- grain:  row_number

-- neighbours are joined by their row: a window for each column takes many times as long
select
  s.row_number,
  s.child,
  s.position,
  s.previous_row,
  s.next_row,
  b.decom as previous_decom,
  b.dec as previous_dec,
  b.dec_raw as previous_dec_raw,
  b.rne as previous_rne,
  b.ls as previous_ls,
  b.cin as previous_cin,
  b.place as previous_place,
  b.place_provider as previous_place_provider,
  b.pl_post as previous_pl_post,
  b.urn as previous_urn,
  b.rec as previous_rec,
  b.reason_place_change as previous_reason_place_change,
  n.decom as next_decom,
  n.decom_raw as next_decom_raw,
  n.rne as next_rne,
  n.ls as next_ls,
  n.place as next_place,
  n.place_provider as next_place_provider,
  n.pl_post as next_pl_post,
  n.urn as next_urn,
  n.dec as next_dec,
  n.rec as next_rec
from episode_sorted s
left join episodes b on b.row_number = s.previous_row
left join episodes n on n.row_number = s.next_row
