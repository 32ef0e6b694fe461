-- rule:     555
-- title:    A freeing order has no decision to place for adoption beside it, or is in force while a decision was
--           reversed
-- fix:      Add the child's adoption decision, remove its reversal, or correct the legal status
-- since:    2022-23
-- until:    2023-24
-- needs:    episodes, placed_for_adoption
-- reports:  episodes, placed_for_adoption
-- fields:   CHILD, LS, DATE_PLACED, DATE_PLACED_CEASED, REASON_PLACED_CEASED
-- severity: error
-- judged:   any_day
-- departs:  asks for a row of adoption decisions and reports reversals beside an open order, as the reference does;
--           its message asks for the date of the decision, and no coding is known
select e.row_number as episodes_row, cast(null as bigint) as placed_for_adoption_row
from episodes e
where e.ls = 'D1'
  and not exists (select 1 from placed_for_adoption p where p.child = e.child)
union all
select cast(null as bigint) as episodes_row, p.row_number as placed_for_adoption_row
from placed_for_adoption p
where (p.date_placed_ceased_raw is not null or p.reason_placed_ceased is not null)
  and exists (select 1 from episodes e where e.child = p.child and e.ls = 'D1' and e.dec_raw is null)
