-- model:  episode_start
-- about:  the day each episode begins and ends: neighbouring stretches without a change are one episode
-- grain:  person_id, poc_start, decom
select
  c.person_id, c.poc_start, c.cut_start as decom, c.rne,
  coalesce(lead(c.cut_start) over (partition by c.person_id, c.poc_start order by c.cut_start), p.poc_cut) as cut_to,
  lead(c.cut_start) over (partition by c.person_id, c.poc_start order by c.cut_start) is null as is_last,
  c.decided, c.legal_changed, c.place_type_changed, c.four_changed, c.same_carer,
  lead(c.cut_start) over (partition by c.person_id, c.poc_start order by c.cut_start) as next_start,
  lead(c.rne) over (partition by c.person_id, c.poc_start order by c.cut_start) as next_rne,
  lead(c.decided) over (partition by c.person_id, c.poc_start order by c.cut_start) as next_decided,
  lead(c.place_type_changed) over (partition by c.person_id, c.poc_start order by c.cut_start) as next_place_type_changed,
  lead(c.same_carer) over (partition by c.person_id, c.poc_start order by c.cut_start) as next_same_carer
from interval_change c
join period_of_care p on p.person_id = c.person_id and p.poc_start = c.poc_start
where c.rne is not null
