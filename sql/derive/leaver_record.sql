-- model:  leaver_record
-- about:  the leaving-care record of each person: the category, and the row with the latest contact
-- grain:  person_id
select l.person_id, r.row_number as source_row, m.code as category, r.clea_care_leaver_eligibility as category_value, m.code_map_row
from ssd_care_leavers r
join person_link l on l.table_name = 'ssd_care_leavers' and l.any_id = r.clea_person_id and not l.left_out
left join value_now m on m.field = 'ssd_care_leavers.clea_care_leaver_eligibility' and m.value = r.clea_care_leaver_eligibility
qualify row_number() over (partition by l.person_id
  order by case when r.clea_care_leaver_eligibility is null then 1 else 0 end, r.clea_care_leaver_latest_contact desc nulls last, r.row_number desc) = 1
