-- indicator:   stock_uasc_count
-- name:        Unaccompanied asylum seeking children by month
-- family:      UASC
-- unit:        count
-- polarity:    neutral
-- reference:   EES children looked after; LAIT 334
-- numerator:   children whose UASC status has not ended by the day (DUC blank or later) and who are not yet 18
-- denominator: none
-- cohort:      children looked after on each month end of the year that has come; short breaks (V3, V4) left out
-- since:       2018-19
-- needs:       episodes, header, uasc
select
  'stock_uasc_count' as indicator,
  cast(d.on_date as varchar) as period,
  r.geography,
  'total' as breakdown,
  coalesce(c.n, 0) as numerator,
  cast(null as bigint) as denominator,
  cast(coalesce(c.n, 0) as decimal(18, 1)) as value
from stock_day d
cross join reporting r
left join (
  select s.on_date, count(*) as n
  from stock_on_day s
  left join header_child h on h.child = s.child
  where (h.dob is null or cast(h.dob + interval '18 years' as date) > s.on_date)
    and exists (
      select 1 from uasc u
      where u.child = s.child and (u.duc is null or u.duc > s.on_date)
    )
  group by s.on_date
) c on c.on_date = d.on_date
where extract(day from cast(d.on_date + interval '1 day' as date)) = 1
