-- model:  vanished
-- about:  children whose last episode was open in last year's return and who have no episode now
-- grain:  child
with now_there as (
  select distinct child from episodes
),
held_back as (
  select distinct child from blocked
)
select l.child,
  case when b.child is not null then 'blocked' else 'open episode last year, none this year' end as what
from last_episode_before l
left anti join now_there n on n.child = l.child
left join held_back b on b.child = l.child
where l.dec_raw is null
