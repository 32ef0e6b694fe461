-- model:  lineage_ad1
-- about:  where each value of the adoption module comes from
-- grain:  row_number, field, source_table, source_row
with chosen as (
  select a.row_number, a.person_id, c.source_row, a.date_int, a.date_match, a.foster_care, a.nb_adoptr, a.sex_adoptr, a.ls_adoptr,
    c.by_carer_map_row, c.sex_map_row, c.status_map_row, c.foster_decided, c.reversed
  from ad1 a
  join adoption_chosen c on c.person_id = a.person_id
),
cells as (
  select c.row_number, c.source_row, f.field,
    case f.field when 'FOSTER_CARE' then c.by_carer_map_row when 'SEX_ADOPTR' then c.sex_map_row when 'LS_ADOPTR' then c.status_map_row end as code_map_row,
    case f.field when 'DATE_INT' then case when c.reversed then 'adoption:reversed_decision' else 'adoption:latest_decision' end
                 when 'DATE_MATCH' then 'adoption:matched'
                 when 'FOSTER_CARE' then c.foster_decided
                 else 'adoption:adopters' end as decision
  from chosen c
  cross join (values ('DATE_INT'), ('DATE_MATCH'), ('FOSTER_CARE'), ('NB_ADOPTR'), ('SEX_ADOPTR'), ('LS_ADOPTR')) as f(field)
  where case f.field when 'DATE_INT' then c.date_int is not null when 'DATE_MATCH' then c.date_match is not null
                     when 'FOSTER_CARE' then c.foster_care is not null when 'NB_ADOPTR' then c.nb_adoptr is not null
                     when 'SEX_ADOPTR' then c.sex_adoptr is not null else c.ls_adoptr is not null end
),
parts as (
  select a.row_number, 'CHILD' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row, 'adoption:care_ended_so' as decision
  from ad1 a
  join person p on p.person_id = a.person_id
  union all
  select a.row_number, 'DOB' as field, 'ssd_person' as source_table, p.source_row, cast(null as bigint) as code_map_row,
    case when p.dob_estimated then 'dob:estimated' else 'dob:recorded' end as decision
  from ad1 a
  join person p on p.person_id = a.person_id
  where a.dob is not null
  union all
  select row_number, field, 'ssd_permanence' as source_table, source_row, code_map_row, decision
  from cells
)
select row_number, field, source_table, source_row, code_map_row, decision
from parts
