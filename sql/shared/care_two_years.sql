-- model:  care_two_years
-- about:  the episodes of this year's return and of last year's, one for each child and start date: the one that ends
--    first, and of equals the one of this year; a child's latest episode ends with the year where it has no end
-- grain:  years_back, row_number
-- params: period_end
with stacked as (
  select 0 as years_back, e.row_number, e.child, e.decom, e.dec, e.ls, e.rec
  from episodes e
  where e.child is not null
  union all
  select 1 as years_back, l.row_number, l.child, l.decom, l.dec, l.ls, l.rec
  from episodes_last l
  where l.child is not null
),
numbered as (
  select
    s.years_back,
    s.row_number,
    s.child,
    s.decom,
    s.dec,
    s.ls,
    s.rec,
    row_number() over (
      partition by s.child, s.decom
      order by s.dec asc nulls last, s.years_back, s.row_number
    ) as copy
  from stacked s
),
kept as (
  select
    n.years_back,
    n.row_number,
    n.child,
    n.decom,
    n.dec,
    n.ls,
    n.rec,
    row_number() over (
      partition by n.child
      order by n.decom desc nulls last, n.years_back, n.row_number
    ) = 1 and n.decom is not null as is_latest
  from numbered n
  where n.copy = 1
)
select
  k.years_back,
  k.row_number,
  k.child,
  k.decom,
  case when k.is_latest then coalesce(k.dec, cast($period_end as date)) else k.dec end as dec,
  k.ls,
  k.rec,
  k.is_latest
from kept k
