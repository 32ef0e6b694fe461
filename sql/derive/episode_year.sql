-- model:  episode_year
-- about:  episodes of the year with how each value was decided
-- grain:  person_id, poc_start, decom
-- params: as_at, period_end, period_start
select c.person_id, c.poc_start, c.child, c.decom, c.rne, c.ls, c.place, c.is_temporary, c.dec, c.home_post, c.home_decided, c.carer_decided, c.carer_inferred,
  c.four_changed, c.reason_decided, c.reason_place_change, c.placement_row, c.last_use_row
from episode_chain c
where coalesce(c.dec >= cast($period_start as date), true) and c.decom <= least(cast($as_at as date), cast($period_end as date))
