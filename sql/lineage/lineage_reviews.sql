-- model:  lineage_reviews
-- about:  where each value of the reviews module comes from
-- grain:  row_number, field, source_table, source_row
with parts as (
  select r.row_number, 'CHILD' as field, 'ssd_cla_reviews' as source_table, h.source_row, cast(null as bigint) as code_map_row, 'review:in_care' as decision
  from reviews r
  join review_held h on h.person_id = r.person_id and h.review = r.review
  union all
  select r.row_number, 'DOB' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.dob_estimated then 'dob:estimated' else 'dob:recorded' end as decision
  from reviews r
  join person p on p.person_id = r.person_id
  where r.dob is not null
  union all
  select r.row_number, 'REVIEW' as field, 'ssd_cla_reviews' as source_table, h.source_row, cast(null as bigint) as code_map_row, 'review:held' as decision
  from reviews r
  join review_held h on h.person_id = r.person_id and h.review = r.review
  union all
  select r.row_number, 'REVIEW_CODE' as field, 'ssd_cla_reviews' as source_table, h.source_row, h.code_map_row, h.decided as decision
  from reviews r
  join review_held h on h.person_id = r.person_id and h.review = r.review
  where r.review_code is not null
)
select row_number, field, source_table, source_row, code_map_row, decision
from parts
