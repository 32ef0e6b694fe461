-- model:  person_key
-- about:  the person numbers met in each case table
-- grain:  table_name, any_id
select distinct 'ext_cla_period_of_care' as table_name, poc_person_id as any_id from ext_cla_period_of_care where poc_person_id is not null
union all
select distinct 'ssd_legal_status' as table_name, lega_person_id as any_id from ssd_legal_status where lega_person_id is not null
union all
select distinct 'ssd_cla_placement' as table_name, clap_person_id as any_id from ssd_cla_placement where clap_person_id is not null
union all
select distinct 'ssd_cla_episodes' as table_name, clae_person_id as any_id from ssd_cla_episodes where clae_person_id is not null
union all
select distinct 'ssd_cla_reviews' as table_name, clar_cla_person_id as any_id from ssd_cla_reviews where clar_cla_person_id is not null
union all
select distinct 'ssd_missing' as table_name, miss_person_id as any_id from ssd_missing where miss_person_id is not null
union all
select distinct 'ssd_address' as table_name, addr_person_id as any_id from ssd_address where addr_person_id is not null
union all
select distinct 'ssd_mother' as table_name, moth_person_id as any_id from ssd_mother where moth_person_id is not null
union all
select distinct 'ssd_mother.child' as table_name, moth_childs_person_id as any_id from ssd_mother where moth_childs_person_id is not null
union all
select distinct 'ssd_immigration_status' as table_name, immi_person_id as any_id from ssd_immigration_status where immi_person_id is not null
union all
select distinct 'ssd_linked_identifiers' as table_name, link_person_id as any_id from ssd_linked_identifiers where link_person_id is not null
union all
select distinct 'ssd_send' as table_name, send_person_id as any_id from ssd_send where send_person_id is not null
