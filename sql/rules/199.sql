-- rule:     199
-- title:    Episode follows an adoption of the child from care
-- fix:      Remove the episode, correct the reason the earlier one ended, or give the adopted child a new identifier
-- since:    2022-23
-- needs:    episodes
-- takes:    episodes_last
-- reports:  episodes
-- fields:   CHILD
-- severity: error
-- judged:   any_day
with both_years as (
  select e.row_number, e.child, e.decom, e.rec, 0 as is_last from episodes e where e.child is not null and e.decom is not null
  union all
  select e.row_number, e.child, e.decom, e.rec, 1 from episodes_last e where e.child is not null and e.decom is not null
),
counted as (
  select
    b.row_number,
    b.rec,
    b.is_last,
    sum(case when b.rec in ('E11', 'E12') then 1 else 0 end)
      over (partition by b.child order by b.decom, b.is_last, b.row_number) as adoptions
  from both_years b
)
select c.row_number as episodes_row
from counted c
where c.is_last = 0
  and (c.adoptions > 1 or (c.adoptions = 1 and coalesce(c.rec not in ('E11', 'E12'), true)))
