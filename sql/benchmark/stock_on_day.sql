-- model:  stock_on_day
-- about:  one row for each child looked after on each stock day: an episode begun by that day and
--     not ended by it (an end on the day itself is out), short breaks (V3, V4) left out; of several
--     open episodes the latest begun, then the first in the file; an end date that cannot be read
--     counts as none
-- grain:  on_date, child
select o.on_date, o.child, o.decom, o.legal_status, o.need, o.place
from (
  select
    d.on_date, e.child, e.decom, e.ls as legal_status, e.cin as need, e.place,
    row_number() over (partition by d.on_date, e.child
                       order by e.decom desc, e.row_number) as choice
  from stock_day d
  join episodes e on e.decom <= d.on_date and (e.dec is null or e.dec > d.on_date)
  where e.child is not null
    and (e.ls is null or e.ls not in ('V3', 'V4'))
) o
where o.choice = 1
