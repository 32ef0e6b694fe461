-- model:  person_key
-- about:  the person numbers met in each case table, and on how many rows
-- grain:  table_name, any_id
-- long:   one line a case table that names persons
select 'ext_cla_period_of_care' as table_name, poc_person_id as any_id, count(*) as n from ext_cla_period_of_care where poc_person_id is not null group by poc_person_id
union all
select 'ssd_legal_status' as table_name, lega_person_id as any_id, count(*) as n from ssd_legal_status where lega_person_id is not null group by lega_person_id
union all
select 'ssd_cla_placement' as table_name, clap_person_id as any_id, count(*) as n from ssd_cla_placement where clap_person_id is not null group by clap_person_id
union all
select 'ssd_cla_episodes' as table_name, clae_person_id as any_id, count(*) as n from ssd_cla_episodes where clae_person_id is not null group by clae_person_id
union all
select 'ssd_cla_reviews' as table_name, clar_cla_person_id as any_id, count(*) as n from ssd_cla_reviews where clar_cla_person_id is not null group by clar_cla_person_id
union all
select 'ssd_missing' as table_name, miss_person_id as any_id, count(*) as n from ssd_missing where miss_person_id is not null group by miss_person_id
union all
select 'ssd_cla_health' as table_name, clah_person_id as any_id, count(*) as n from ssd_cla_health where clah_person_id is not null group by clah_person_id
union all
select 'ssd_cla_immunisations' as table_name, clai_person_id as any_id, count(*) as n from ssd_cla_immunisations where clai_person_id is not null group by clai_person_id
union all
select 'ssd_cla_substance_misuse' as table_name, clas_person_id as any_id, count(*) as n from ssd_cla_substance_misuse where clas_person_id is not null group by clas_person_id
union all
select 'ssd_sdq_scores' as table_name, csdq_person_id as any_id, count(*) as n from ssd_sdq_scores where csdq_person_id is not null group by csdq_person_id
union all
select 'ssd_cla_convictions' as table_name, clac_person_id as any_id, count(*) as n from ssd_cla_convictions where clac_person_id is not null group by clac_person_id
union all
select 'ssd_care_leavers' as table_name, clea_person_id as any_id, count(*) as n from ssd_care_leavers where clea_person_id is not null group by clea_person_id
union all
select 'ext_care_leaver_contact' as table_name, clct_person_id as any_id, count(*) as n from ext_care_leaver_contact where clct_person_id is not null group by clct_person_id
union all
select 'ssd_address' as table_name, addr_person_id as any_id, count(*) as n from ssd_address where addr_person_id is not null group by addr_person_id
union all
select 'ssd_mother' as table_name, moth_person_id as any_id, count(*) as n from ssd_mother where moth_person_id is not null group by moth_person_id
union all
select 'ssd_mother.child' as table_name, moth_childs_person_id as any_id, count(*) as n from ssd_mother where moth_childs_person_id is not null group by moth_childs_person_id
union all
select 'ssd_immigration_status' as table_name, immi_person_id as any_id, count(*) as n from ssd_immigration_status where immi_person_id is not null group by immi_person_id
union all
select 'ssd_linked_identifiers' as table_name, link_person_id as any_id, count(*) as n from ssd_linked_identifiers where link_person_id is not null group by link_person_id
union all
select 'ssd_send' as table_name, send_person_id as any_id, count(*) as n from ssd_send where send_person_id is not null group by send_person_id
union all
select 'ssd_permanence' as table_name, perm_person_id as any_id, count(*) as n from ssd_permanence where perm_person_id is not null group by perm_person_id
union all
select 'ssd_cla_previous_permanence' as table_name, lapp_person_id as any_id, count(*) as n from ssd_cla_previous_permanence where lapp_person_id is not null group by lapp_person_id
union all
select 'ext_cla_deprivation_of_liberty' as table_name, dolo_person_id as any_id, count(*) as n from ext_cla_deprivation_of_liberty where dolo_person_id is not null group by dolo_person_id
union all
select 'ssd_involvements' as table_name, invo_person_id as any_id, count(*) as n from ssd_involvements where invo_person_id is not null group by invo_person_id
