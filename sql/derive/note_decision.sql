-- model:  note_decision
-- about:  warnings about decisions to place for adoption: reversals half told, decisions wanted and not found, and what last year's return said
-- grain:  person_id, note, source_table, source_row
-- params: period_start
-- long:   one short branch a note
with notes as (
  select person_id, left_out as note, 'ssd_permanence' as source_table, source_row
  from decision_in_year
  where left_out is not null
  union all
  select a.person_id, 'decision_date_unreadable' as note, 'ssd_permanence' as source_table, a.source_row
  from adoption_row a
  join year_child y on y.person_id = a.person_id
  where a.decided_unreadable
  union all
  select person_id, 'decision_recorded_twice' as note, 'ssd_permanence' as source_table, source_row
  from decision_returned
  where rows_that_day > 1
  union all
  select person_id, case when reversed_on is null then 'reversal_without_date' when reversed_value is null then 'reversal_without_reason' else 'reversal_reason_unmapped' end as note,
    'ssd_permanence' as source_table, source_row
  from decision_returned
  where reversed and (reversed_on is null or reversed_reason is null)
  union all
  select d.person_id, 'reversal_before_decision' as note, 'ssd_permanence' as source_table, d.source_row
  from adoption_decision d
  join year_child y on y.person_id = d.person_id
  where d.reversed_on < d.decided_on
  union all
  select person_id, 'decision_while_one_stands' as note, 'ssd_permanence' as source_table, source_row
  from decision_returned
  where next_on is not null and coalesce(reversed_on > next_on, true)
  union all
  select r.person_id, 'adopted_and_decision_reversed' as note, 'ssd_permanence' as source_table, r.source_row
  from decision_returned r
  where r.adopted and r.reversed and r.next_on is null
  union all
  select r.person_id, 'left_care_with_decision_standing' as note, 'ssd_permanence' as source_table, r.source_row
  from decision_returned r
  where not r.adopted and not r.reversed and (not r.in_care or r.decided_on < r.poc_start)
  union all
  select r.person_id, 'decision_after_placement_order' as note, 'ssd_permanence' as source_table, r.source_row
  from decision_returned r
  where r.order_on < r.decided_on
  union all
  select r.person_id, 'decision_after_adoptive_placement' as note, 'ssd_permanence' as source_table, r.source_row
  from decision_returned r
  where r.placed_on < r.decided_on
  union all
  select r.person_id, 'placement_order_on_another_day' as note, 'ssd_permanence' as source_table, r.source_row
  from decision_returned r
  where r.next_on is null and r.order_told <> r.order_on
  union all
  select r.person_id, 'adoptive_placement_on_another_day' as note, 'ssd_permanence' as source_table, r.source_row
  from decision_returned r
  where r.next_on is null and r.placed_told <> r.placed_on
  union all
  select y.person_id, 'placement_order_without_decision' as note, 'ssd_person' as source_table, p.source_row
  from year_child y
  join person p on p.person_id = y.person_id
  left semi join episodes e on e.person_id = y.person_id and (e.ls = 'E1' or e.place in ('A3', 'A4', 'A5', 'A6'))
  left anti join decision_returned r on r.person_id = y.person_id
  cross join (select count(*) as delivered from given where table_name = 'ssd_permanence') g
  where g.delivered > 0
  union all
  select p.person_id, 'decision_of_last_year_gone' as note, 'ssd_person' as source_table, p.source_row
  from decision_last_year l
  join person p on p.child = l.child
  join year_child y on y.person_id = p.person_id
  left anti join adoption_decision d on d.person_id = p.person_id and d.decided_on = l.date_placed
  cross join (select count(*) as delivered from given where table_name = 'ssd_permanence') g
  where l.stands and g.delivered > 0
  union all
  select r.person_id, 'earlier_decision_not_in_last_return' as note, 'ssd_permanence' as source_table, r.source_row
  from decision_returned r
  join (select distinct child from episodes_last where child is not null) c on c.child = r.child
  left anti join decision_last_year l on l.child = r.child and l.date_placed = r.decided_on
  cross join (select count(*) as n from placed_for_adoption_last) x
  where r.decided_on < cast($period_start as date) and x.n > 0
)
select distinct person_id, note, source_table, source_row
from notes
