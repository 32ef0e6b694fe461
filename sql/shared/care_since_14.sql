-- model:  care_since_14
-- about:  the days in care since the 14th and since the 16th birthday, short breaks left out, of each child who is
--    under 20 at the end of the year; an episode whose start is not known counts from the birthday
-- grain:  child
-- params: period_end
select
  b.child,
  sum(case when b.dec > b.start_14 then b.dec - b.start_14 else 0 end) as days_since_14,
  sum(case when b.dec > b.start_16 then b.dec - b.start_16 else 0 end) as days_since_16
from (
  select
    s.child,
    s.dec,
    greatest(s.decom, cast(h.dob + interval '14 years' as date)) as start_14,
    greatest(s.decom, cast(h.dob + interval '16 years' as date)) as start_16
  from care_two_years s
  join header h on h.child = s.child
  where cast(h.dob + interval '20 years' as date) > cast($period_end as date)
    and (s.ls is null or s.ls not in ('V3', 'V4'))
) b
group by b.child
