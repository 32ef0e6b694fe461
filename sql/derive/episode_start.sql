-- model:  episode_start
-- about:  the day each episode begins and ends: neighbouring stretches without a change are one episode
-- grain:  person_id, poc_start, decom
with starts as (
  select c.person_id, c.poc_start, c.cut_start as decom, c.rne, c.decided, c.legal_changed, c.place_type_changed, c.four_changed, c.same_carer, p.poc_cut
  from interval_change c
  join period_of_care p on p.person_id = c.person_id and p.poc_start = c.poc_start
  where c.rne is not null
),
followed as (
  select person_id, poc_start, decom, rne, decided, legal_changed, place_type_changed, four_changed, same_carer, poc_cut,
    lead(decom) over (partition by person_id, poc_start order by decom) as next_start,
    lead(rne) over (partition by person_id, poc_start order by decom) as next_rne,
    lead(decided) over (partition by person_id, poc_start order by decom) as next_decided,
    lead(place_type_changed) over (partition by person_id, poc_start order by decom) as next_place_type_changed,
    lead(same_carer) over (partition by person_id, poc_start order by decom) as next_same_carer
  from starts
)
select person_id, poc_start, decom, rne, decided, legal_changed, place_type_changed, four_changed, same_carer,
  next_start, next_rne, next_decided, next_place_type_changed, next_same_carer,
  coalesce(next_start, poc_cut) as cut_to,
  next_start is null as is_last
from followed
