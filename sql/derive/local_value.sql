-- model:  local_value
-- about:  each distinct value of each coded column of the case tables, with its form for comparing: capitals, single spaces, plain dashes
-- grain:  field, value
with met as (
  select distinct 'ssd_legal_status.lega_legal_status' as field, 'legal_status' as code_set, lega_legal_status as value from ssd_legal_status
  union all
  select distinct 'ssd_legal_status.lega_legal_status_code' as field, 'legal_status' as code_set, lega_legal_status_code as value from ssd_legal_status
  union all
  select distinct 'ssd_cla_placement.clap_cla_placement_type' as field, 'placement' as code_set, clap_cla_placement_type as value from ssd_cla_placement
  union all
  select distinct 'ssd_cla_placement.clap_other_placement_code' as field, 'placement' as code_set, clap_other_placement_code as value from ssd_cla_placement
  union all
  select distinct 'ssd_cla_placement.clap_cla_placement_provider' as field, 'placement_provider' as code_set, clap_cla_placement_provider as value from ssd_cla_placement
  union all
  select distinct 'ssd_cla_placement.clap_cla_placement_change_reason' as field, 'placement_change' as code_set, clap_cla_placement_change_reason as value from ssd_cla_placement
  union all
  select distinct 'ssd_cla_placement.clap_temporary_reason' as field, 'temporary' as code_set, clap_temporary_reason as value from ssd_cla_placement
  union all
  select distinct 'ext_cla_period_of_care.poc_end_reason' as field, 'end_reason' as code_set, poc_end_reason as value from ext_cla_period_of_care
  union all
  select distinct 'ext_cla_period_of_care.poc_category_of_need' as field, 'need' as code_set, poc_category_of_need as value from ext_cla_period_of_care
  union all
  select distinct 'ssd_cla_episodes.clae_cla_episode_ceased_reason' as field, 'end_reason' as code_set, clae_cla_episode_ceased_reason as value from ssd_cla_episodes
  union all
  select distinct 'ssd_cla_episodes.clae_cla_primary_need_code' as field, 'need' as code_set, clae_cla_primary_need_code as value from ssd_cla_episodes
  union all
  select distinct 'ssd_cla_reviews.clar_cla_review_participation' as field, 'review_code' as code_set, clar_cla_review_participation as value from ssd_cla_reviews
  union all
  select distinct 'ssd_person.pers_sex' as field, 'sex' as code_set, pers_sex as value from ssd_person
  union all
  select distinct 'ssd_person.pers_ethnicity' as field, 'ethnic' as code_set, pers_ethnicity as value from ssd_person
  union all
  select distinct 'ssd_missing.miss_missing_episode_type' as field, 'missing' as code_set, miss_missing_episode_type as value from ssd_missing
  union all
  select distinct 'ssd_immigration_status.immi_immigration_status' as field, 'asylum' as code_set, immi_immigration_status as value from ssd_immigration_status
  union all
  select distinct 'ssd_address.addr_address_type' as field, 'address' as code_set, addr_address_type as value from ssd_address
)
select
  field,
  code_set,
  value,
  trim(upper(regexp_replace(regexp_replace(value, '[\u2010-\u2015\u2212]', '-', 'g'), '[\s\u00a0]+', ' ', 'g'))) as normal
from met
where value is not null and trim(value) <> ''
