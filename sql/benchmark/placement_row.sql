-- model:  placement_row
-- about:  each episode held and whether a placement begins with it: always at a start of care, after
--     a gap and with the first row held; never by a change of legal status alone, by adoption by
--     the current carers (A3, A5) or, as the settings say, by a move with the same carer or by a
--     temporary stay (T0 to T4) and the return from it to the same place
-- grain:  child, decom
-- params: stability_same_carer, stability_temporary
select
  n.child, n.decom, n.dec, n.place,
  case
    when not n.follows then 1
    when n.temporary = 1 then 0
    when n.rne = 'L' then 0
    when n.rne in ('T', 'U') and cast($stability_same_carer as varchar) = 'no_move' then 0
    when n.place in ('A3', 'A5') then 0
    when n.temporary_before = 1 and n.place = n.main_place
     and coalesce(n.pl_post = nullif(n.main_post, ''), true) then 0
    else 1
  end as begins
from (
  select
    m.child, m.decom, m.dec, m.rne, m.place, m.pl_post, m.temporary,
    coalesce(m.rne, '') <> 'S'
      and coalesce(lag(m.dec) over (partition by m.child order by m.decom) >= m.decom, true)
      as follows,
    lag(m.temporary) over (partition by m.child order by m.decom) as temporary_before,
    last_value(case when m.temporary = 0 then coalesce(m.place, '') end) ignore nulls
      over (partition by m.child order by m.decom
            rows between unbounded preceding and 1 preceding) as main_place,
    last_value(case when m.temporary = 0 then coalesce(m.pl_post, '') end) ignore nulls
      over (partition by m.child order by m.decom
            rows between unbounded preceding and 1 preceding) as main_post
  from (
    select
      h.child, h.decom, h.dec, h.rne, h.place, h.pl_post,
      case when cast($stability_temporary as varchar) = 'ignore' and h.place in ('T0', 'T1', 'T2', 'T3', 'T4')
           then 1 else 0 end as temporary
    from care_history h
  ) m
) n
