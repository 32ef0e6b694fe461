-- model:  review_held
-- about:  reviews held in the year while the child was in care, not cancelled; of several codes on a day the one with most part taken; under four the code is that of a child under four
-- grain:  person_id, review
-- params: as_at, period_end, period_start
with rows_read as (
  select
    r.row_number as source_row,
    coalesce(l.person_id, r.clar_cla_person_id, q.person_id) as person_id,
    r.clar_cla_review_date as review,
    nullif(m.code, 'IGNORE') as code,
    m.how, m.code_map_row
  from ssd_cla_reviews r
  left join person_link l on l.table_name = 'ssd_cla_reviews' and l.any_id = r.clar_cla_person_id
  left join period_id q on q.period_id = r.clar_cla_id
  left join value_mapped m on m.field = 'ssd_cla_reviews.clar_cla_review_participation' and m.value = r.clar_cla_review_participation
    and m.cut_from <= least(cast($as_at as date), cast($period_end as date)) and m.cut_to > least(cast($as_at as date), cast($period_end as date))
  where r.clar_cla_review_date between cast($period_start as date) and least(cast($as_at as date), cast($period_end as date))
    and coalesce(upper(r.clar_cla_review_cancelled), 'N') not in ('Y', 'YES', '1', 'TRUE', 'T')
    and l.left_out is not true
),
in_care as (
  select r.source_row, r.person_id, r.review, r.code, r.how, r.code_map_row,
    coalesce(cast(p.dob + interval '4 years' as date) > r.review, r.code = 'PN0', false) as under_four,
    coalesce(upper(r.code) = 'PN0', false) as says_under_four,
    row_number() over (partition by r.person_id, r.review
      order by case when r.code is null or r.code = 'PN0' then 1 else 0 end, r.code, r.source_row) as nth,
    count(*) over (partition by r.person_id, r.review) as rows_that_day
  from rows_read r
  join year_child y on y.person_id = r.person_id and y.beyond_short_breaks
  join person p on p.person_id = r.person_id
  left semi join period_of_care c on c.person_id = r.person_id and r.review >= c.poc_start and (r.review <= c.poc_end or c.poc_end is null)
)
select person_id, review, source_row, code_map_row,
  case when under_four then 'PN0' when says_under_four then null else code end as review_code,
  case when under_four then 'review:under_four' when says_under_four then 'review:not_under_four' when code is null then 'review:no_code' else 'review:recorded' end as decided,
  coalesce(how <> 'code', false) and not under_four as code_mapped,
  rows_that_day
from in_care
where nth = 1
