-- model:  decision_last_year
-- about:  the decisions of last year's return, and whether they stood at its end
-- grain:  child, date_placed
select l.child, l.date_placed,
  bool_and(l.date_placed_ceased_raw is null and l.reason_placed_ceased is null) as stands
from placed_for_adoption_last l
where l.child is not null and l.date_placed is not null
group by l.child, l.date_placed
