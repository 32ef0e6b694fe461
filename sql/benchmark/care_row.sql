-- model:  care_row
-- about:  each episode held and whether a period of care begins with it: at a start (RNE S), after a
--     gap and with the first row held
-- grain:  child, decom
select
  h.child, h.decom, h.dec, h.rne,
  case
    when h.rne = 'S' then 1
    when lag(h.decom) over (partition by h.child order by h.decom) is null then 1
    when lag(h.dec) over (partition by h.child order by h.decom) < h.decom then 1
    else 0
  end as begins
from care_history h
