-- model:  started_child
-- about:  the children who started to be looked after in the year, by their first start in it that
--     is not a short break
-- grain:  child
-- params: period_start
select s.child, s.decom, s.legal_status, s.need
from (
  select
    e.child, e.decom, e.ls as legal_status, e.cin as need,
    row_number() over (partition by e.child order by e.decom, e.row_number) as choice
  from episodes e
  cross join reporting r
  where e.child is not null
    and e.rne = 'S'
    and e.decom >= cast($period_start as date)
    and e.decom <= r.on_date
    and (e.ls is null or e.ls not in ('V3', 'V4'))
) s
where s.choice = 1
