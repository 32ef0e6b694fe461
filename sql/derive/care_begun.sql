-- model:  care_begun
-- about:  children who started to be looked after in the year, by the first start or, as the setting says, the latest
-- grain:  person_id
-- params: period_start, prev_perm_period
with starts as (
  select e.person_id, e.child, e.decom,
    row_number() over (partition by e.person_id order by e.decom, e.row_number) as from_first,
    row_number() over (partition by e.person_id order by e.decom desc, e.row_number desc) as from_latest,
    min(e.decom) over (partition by e.person_id) as first_decom
  from episodes e
  where e.rne = 'S' and e.decom >= cast($period_start as date)
)
select s.person_id, s.child, s.decom, s.first_decom, c.poc_end
from starts s
join period_of_care c on c.person_id = s.person_id and c.poc_start = s.decom
where case when $prev_perm_period = 'latest' then s.from_latest else s.from_first end = 1
