-- model:  witness_near
-- about:  rows left over that mean the same with another beginning: spells that overlap or begin a day apart, events within 31 days; each the nearest to the other
-- grain:  witness, module, derived_row
with near as (
  select d.witness, d.module, d.row_number as derived_row, v.row_number as vendor_row,
    abs(d.start_date - v.start_date) as days
  from witness_left d
  join witness_left v on v.witness = d.witness and v.module = d.module and v.child = d.child
  where d.side = 'derived' and v.side = 'vendor'
    and d.start_date > date '1800-01-01' and v.start_date > date '1800-01-01'
    and case when d.module in ('reviews', 'placed_for_adoption', 'missing') then abs(d.start_date - v.start_date) <= 31
             else abs(d.start_date - v.start_date) <= 1
               or (d.start_date < coalesce(v.end_date, date '9999-12-31') and v.start_date < coalesce(d.end_date, date '9999-12-31')) end
),
placed as (
  select witness, module, derived_row, vendor_row, days,
    row_number() over (partition by witness, module, derived_row order by days, vendor_row) as from_derived,
    row_number() over (partition by witness, module, vendor_row order by days, derived_row) as from_vendor
  from near
)
select witness, module, derived_row, vendor_row
from placed
where from_derived = 1 and from_vendor = 1
