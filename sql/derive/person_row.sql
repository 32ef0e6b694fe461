-- model:  person_row
-- about:  one row for each person number of the case system, the first where a number is repeated
-- grain:  person_id
-- params: as_at, period_end
select
  p.pers_person_id as person_id,
  p.pers_legacy_id as legacy_id,
  case when p.pers_adoption_link_suppressed is true then null else p.pers_merged_into_person_id end as merged_into,
  coalesce(p.pers_is_test_record, false)
    or (p.pers_dob is null and p.pers_dob_raw is null
        and coalesce(p.pers_expected_dob, date '1800-01-01') > least(cast($as_at as date), cast($period_end as date))) as left_out,
  p.row_number as source_row
from ssd_person p
where p.pers_person_id is not null
qualify row_number() over (partition by p.pers_person_id order by p.row_number) = 1
