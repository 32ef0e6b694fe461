-- rule:     557
-- title:    The child left care without an adoption, and the reversal of the decision to place has no date or no
--           reason
-- fix:      Enter the date and the reason of the reversal, or correct the reason why the episode ended
-- since:    2022-23
-- until:    2023-24
-- needs:    episodes, placed_for_adoption
-- reports:  episodes, placed_for_adoption
-- fields:   DATE_PLACED_CEASED, REASON_PLACED_CEASED, PLACE, LS, REC
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row, p.row_number as placed_for_adoption_row
from episodes e
left join placed_for_adoption p on p.child = e.child
where (e.place in ('A3', 'A4', 'A5', 'A6') or e.ls in ('D1', 'E1'))
  and e.rec not in ('E11', 'E12', 'X1')
  and (p.date_placed_ceased_raw is null or p.reason_placed_ceased is null)
