-- model:  long_term_child
-- about:  the children of the stock under 16: whether they have been looked after for two and a half
--     years without a break (null where the start of care is not among the episodes held), and
--     whether for two years in one placement, counting for a child placed for adoption the
--     placement before as well
-- grain:  child
select
  s.child,
  case
    when cast(c.started + interval '30 months' as date) <= s.on_date then true
    when c.start_known then false
  end as long_looked_after,
  coalesce(
    cast(p.started + interval '2 years' as date) <= s.on_date
    or (p.first_place in ('A4', 'A6')
        and s.place in ('A3', 'A4', 'A5', 'A6', 'T0', 'T1', 'T2', 'T3', 'T4')
        and cast(p.previous_started + interval '2 years' as date) <= s.on_date),
    false) as long_placed
from stock_child s
join stock_person h on h.child = s.child and h.age < 16
left join care_period c on c.child = s.child
  and c.started <= s.decom and (c.next_started is null or c.next_started > s.decom)
left join placement_spell p on p.child = s.child
  and p.started <= s.decom and (p.next_started is null or p.next_started > s.decom)
