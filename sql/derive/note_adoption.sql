-- model:  note_adoption
-- about:  warnings about children adopted in the year: what is missing beside the order, and what does not agree
-- grain:  person_id, note, source_table, source_row
with notes as (
  select a.person_id, 'adoption_without_plan' as note, 'ssd_person' as source_table, p.source_row
  from adopted_child a
  join person p on p.person_id = a.person_id
  left anti join adoption_chosen c on c.person_id = a.person_id
  cross join (select count(*) as delivered from given where table_name = 'ssd_permanence') g
  where g.delivered > 0
  union all
  select person_id, 'adoption_details_missing' as note, 'ssd_permanence' as source_table, source_row
  from adoption_known
  where decided_on is null or matched_on is null or foster_care is null or adopters is null or sex is null or status is null
  union all
  select person_id, 'foster_care_from_placement' as note, 'ssd_permanence' as source_table, source_row
  from adoption_known
  where foster_decided = 'foster_care:placement'
  union all
  select person_id, 'foster_care_and_placement_differ' as note, 'ssd_permanence' as source_table, source_row
  from adoption_known
  where foster_differs
  union all
  select person_id, 'adopters_do_not_agree' as note, 'ssd_permanence' as source_table, source_row
  from adoption_known
  where (adopters = '1') <> (sex in ('M1', 'F1')) or (adopters = '1') <> (status = 'L0')
    or (status in ('L11', 'L3') and sex <> 'MF') or (status in ('L12', 'L4') and sex not in ('MM', 'FF')) or (status = 'L2' and sex in ('M1', 'F1'))
  union all
  select person_id, 'match_before_decision' as note, 'ssd_permanence' as source_table, source_row
  from adoption_known
  where matched_on < decided_on
  union all
  select person_id, 'match_after_placement' as note, 'ssd_permanence' as source_table, source_row
  from adoption_known
  where matched_on > coalesce(placed_on, adopted_on)
  union all
  select person_id, 'decision_before_care' as note, 'ssd_permanence' as source_table, source_row
  from adoption_known
  where decided_on < poc_start
  union all
  select person_id, 'adopted_on_a_reversed_decision' as note, 'ssd_permanence' as source_table, source_row
  from adoption_known
  where reversed
  union all
  select person_id, 'adoption_order_on_another_day' as note, 'ssd_permanence' as source_table, source_row
  from adoption_known
  where adoption_order and order_on <> adopted_on
)
select distinct person_id, note, source_table, source_row
from notes
