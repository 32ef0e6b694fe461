-- model:  immunisation_evidence
-- about:  the immunisation status of each person as known on the as-at day; one written later hides what it replaced
-- grain:  person_id
-- params: as_at, period_end
select 'immunisations' as item, l.person_id, i.row_number as source_row,
  cast(i.clai_immunisations_status_date as date) as day, v.code_map_row, coalesce(v.how = 'code_map', false) as code_mapped,
  case when cast(i.clai_immunisations_status_date as date) > least(cast($as_at as date), cast($period_end as date)) then 'unknown'
       when v.code = 'Y' then 'yes' when v.code = 'N' then 'no' else 'unknown' end as says,
  case when cast(i.clai_immunisations_status_date as date) > least(cast($as_at as date), cast($period_end as date)) then 'immunisations_written_later'
       when i.clai_immunisations_status is null then 'immunisations_blank'
       when v.code is null or v.code = 'IGNORE' then 'immunisations_unmapped' end as doubt
from ssd_cla_immunisations i
join person_link l on l.table_name = 'ssd_cla_immunisations' and l.any_id = i.clai_person_id and not l.left_out
left join value_now v on v.field = 'ssd_cla_immunisations.clai_immunisations_status' and v.value = i.clai_immunisations_status
qualify row_number() over (partition by l.person_id
  order by case when cast(i.clai_immunisations_status_date as date) > least(cast($as_at as date), cast($period_end as date)) then 1 else 0 end,
    i.clai_immunisations_status_date desc nulls last, i.row_number desc) = 1
