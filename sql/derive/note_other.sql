-- model:  note_other
-- about:  warnings about the person, reviews, missing incidents and last year's return
-- grain:  person_id, note, source_table, source_row
-- params: collection_year, period_start
-- long:   one short branch a note
with last_year as (
  select distinct child from episodes_last where child is not null
),
firsts as (
  select e.person_id, e.child, min(e.decom) as first_decom
  from episodes e
  group by e.person_id, e.child
),
notes as (
  select h.person_id, 'birth_date_estimated' as note, 'ssd_person' as source_table, p.source_row
  from header h
  join person p on p.person_id = h.person_id
  where p.dob_estimated
  union all
  select h.person_id, 'sex_missing_or_unmapped' as note, 'ssd_person' as source_table, p.source_row
  from header h
  join person p on p.person_id = h.person_id
  where h.sex is null
  union all
  select h.person_id, 'ethnic_group_missing_or_unmapped' as note, 'ssd_person' as source_table, p.source_row
  from header h
  join person p on p.person_id = h.person_id
  where h.ethnic is null
  union all
  select h.person_id, 'child_number_over_ten' as note, 'ssd_person' as source_table, p.source_row
  from header h
  join person p on p.person_id = h.person_id
  where cast($collection_year as bigint) <= 2023 and length(h.child) > 10
  union all
  select m.person_id, 'mother_without_birth_date' as note, 'ssd_person' as source_table, m.person_row as source_row
  from mother_in_care m
  where m.decided = 'mother:flag'
  union all
  select m.person_id, 'mother_under_eleven' as note, 'ssd_mother' as source_table, m.birth_row as source_row
  from mother_in_care m
  join person p on p.person_id = m.person_id
  where m.mc_dob < cast(p.dob + interval '11 years' as date)
  union all
  select r.person_id,
    case when r.decided = 'review:not_under_four' then 'review_code_for_under_four'
         when r.decided = 'review:no_code' then 'review_without_code'
         else 'several_reviews_one_day' end as note, 'ssd_cla_reviews' as source_table, r.source_row
  from review_held r
  where r.decided in ('review:not_under_four', 'review:no_code') or r.rows_that_day > 1
  union all
  select m.person_id, 'missing_kind_unmapped' as note, 'ssd_missing' as source_table, m.source_row
  from missing_in_year m
  where m.missing is null
  union all
  select m.person_id, 'missing_incidents_joined' as note, 'ssd_missing' as source_table, m.source_row
  from missing_in_year m
  where m.merged
  union all
  select m.person_id, 'missing_begins_outside_care' as note, 'ssd_missing' as source_table, m.source_row
  from missing_merged m
  join year_child y on y.person_id = m.person_id
  left anti join missing_care c on c.source_row = m.source_row
  where cast(m.start_clock as date) >= cast($period_start as date)
  union all
  select coalesce(l.person_id, r.miss_person_id) as person_id, 'missing_without_start' as note, 'ssd_missing' as source_table, r.row_number as source_row
  from ssd_missing r
  left join person_link l on l.table_name = 'ssd_missing' and l.any_id = r.miss_person_id
  where r.miss_missing_episode_start_date is null and l.left_out is not true
  union all
  select a.person_id, 'missing_begins_while_one_is_open' as note, 'ssd_missing' as source_table, b.source_row
  from missing_in_year a
  join missing_in_year b on b.person_id = a.person_id and b.source_row <> a.source_row
    and a.mis_end is null and b.start_clock >= a.start_clock
  where b.start_clock > a.start_clock or b.source_row > a.source_row
  union all
  select f.person_id, 'no_episode_last_year' as note, 'episodes_last' as source_table, cast(0 as bigint) as source_row
  from firsts f
  cross join (select count(*) as rows_last from episodes_last) n
  left anti join last_year l on l.child = f.child
  where n.rows_last > 0 and f.first_decom < cast($period_start as date)
)
select distinct person_id, note, source_table, source_row
from notes
