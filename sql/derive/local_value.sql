-- model:  local_value
-- about:  each distinct value of each coded column of the case tables, with its form for comparing: capitals, single spaces, plain dashes
-- grain:  field, value
-- long:   one branch a coded column of the case tables
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
  select distinct 'ssd_cla_episodes.clae_cla_episode_start_reason' as field, 'start_reason' as code_set, clae_cla_episode_start_reason as value from ssd_cla_episodes
  union all
  select distinct 'ssd_cla_episodes.clae_legal_status' as field, 'legal_status' as code_set, clae_legal_status as value from ssd_cla_episodes
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
  select distinct 'ssd_cla_health.clah_health_check_type' as field, 'health_event' as code_set, clah_health_check_type as value from ssd_cla_health
  union all
  select distinct 'ssd_cla_health.clah_health_check_status' as field, 'event_status' as code_set, clah_health_check_status as value from ssd_cla_health
  union all
  select distinct 'ssd_cla_immunisations.clai_immunisations_status' as field, 'yes_no' as code_set, clai_immunisations_status as value from ssd_cla_immunisations
  union all
  select distinct 'ssd_cla_substance_misuse.clas_substance_misused' as field, 'substance' as code_set, clas_substance_misused as value from ssd_cla_substance_misuse
  union all
  select distinct 'ssd_cla_substance_misuse.clas_intervention_received' as field, 'yes_no' as code_set, clas_intervention_received as value from ssd_cla_substance_misuse
  union all
  select distinct 'ssd_cla_substance_misuse.clas_intervention_offered' as field, 'yes_no' as code_set, clas_intervention_offered as value from ssd_cla_substance_misuse
  union all
  select distinct 'ssd_cla_convictions.clac_outcome_type' as field, 'outcome' as code_set, clac_outcome_type as value from ssd_cla_convictions
  union all
  select distinct 'ssd_sdq_scores.csdq_sdq_reason' as field, 'sdq_reason' as code_set, csdq_sdq_reason as value from ssd_sdq_scores
  union all
  select distinct 'ssd_sdq_scores.csdq_respondent' as field, 'respondent' as code_set, csdq_respondent as value from ssd_sdq_scores
  union all
  select distinct 'ssd_care_leavers.clea_care_leaver_eligibility' as field, 'eligibility' as code_set, clea_care_leaver_eligibility as value from ssd_care_leavers
  union all
  select distinct 'ssd_care_leavers.clea_care_leaver_in_touch' as field, 'in_touch' as code_set, clea_care_leaver_in_touch as value from ssd_care_leavers
  union all
  select distinct 'ssd_care_leavers.clea_care_leaver_activity' as field, 'activ' as code_set, clea_care_leaver_activity as value from ssd_care_leavers
  union all
  select distinct 'ssd_care_leavers.clea_care_leaver_accommodation' as field, 'accom' as code_set, clea_care_leaver_accommodation as value from ssd_care_leavers
  union all
  select distinct 'ext_care_leaver_contact.clct_in_touch' as field, 'in_touch' as code_set, clct_in_touch as value from ext_care_leaver_contact
  union all
  select distinct 'ext_care_leaver_contact.clct_activity' as field, 'activ' as code_set, clct_activity as value from ext_care_leaver_contact
  union all
  select distinct 'ext_care_leaver_contact.clct_accommodation' as field, 'accom' as code_set, clct_accommodation as value from ext_care_leaver_contact
  union all
  select distinct 'ssd_care_leavers.clea_care_leaver_accom_suitable' as field, 'suitable' as code_set, clea_care_leaver_accom_suitable as value from ssd_care_leavers
  union all
  select distinct 'ext_care_leaver_contact.clct_suitable' as field, 'suitable' as code_set, clct_suitable as value from ext_care_leaver_contact
  union all
  select distinct 'ssd_permanence.perm_decision_reversed_reason' as field, 'reason_placed_ceased' as code_set, perm_decision_reversed_reason as value from ssd_permanence
  union all
  select distinct 'ssd_permanence.perm_adopted_by_carer_flag' as field, 'yes_no' as code_set, perm_adopted_by_carer_flag as value from ssd_permanence
  union all
  select distinct 'ssd_permanence.perm_adopter_sex' as field, 'sex_adoptr' as code_set, perm_adopter_sex as value from ssd_permanence
  union all
  select distinct 'ssd_permanence.perm_adopter_legal_status' as field, 'ls_adoptr' as code_set, perm_adopter_legal_status as value from ssd_permanence
  union all
  select distinct 'ssd_cla_previous_permanence.lapp_previous_permanence_option' as field, 'prev_perm' as code_set, lapp_previous_permanence_option as value from ssd_cla_previous_permanence
  union all
  select distinct 'ssd_cla_previous_permanence.lapp_previous_permanence_la' as field, 'la_perm' as code_set, lapp_previous_permanence_la as value from ssd_cla_previous_permanence
  union all
  select distinct 'ssd_involvements.invo_professional_role_id' as field, 'worker_role' as code_set, invo_professional_role_id as value from ssd_involvements
  union all
  select distinct 'ssd_involvements.invo_worker_change_reason' as field, 'sw_reason' as code_set, invo_worker_change_reason as value from ssd_involvements
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
