-- model:  witness_derived_cell
-- about:  every cell of the derived return that a witness can be held against, with the days its row runs from and to; 1800 stands for no day
-- grain:  module, row_number, field
-- long:   one branch a module, which turns its columns into rows
with cells as (
  select 'episodes' as module, row_number, child, coalesce(decom, date '1800-01-01') as start_date, dec as end_date,
    unnest(['DECOM', 'RNE', 'LS', 'CIN', 'PLACE', 'PLACE_PROVIDER', 'DEC', 'REC', 'REASON_PLACE_CHANGE', 'HOME_POST', 'PL_POST', 'URN']) as field,
    unnest([decom_raw, rne, ls, cin, place, place_provider, dec_raw, rec, reason_place_change, home_post, pl_post, urn]) as value
  from episodes
  union all
  select 'header' as module, row_number, child, date '1800-01-01' as start_date, cast(null as date) as end_date,
    unnest(['SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB']) as field,
    unnest([sex, dob_raw, ethnic, upn, mother, mc_dob_raw]) as value
  from header
  union all
  select 'uasc' as module, row_number, child, date '1800-01-01' as start_date, duc as end_date,
    unnest(['SEX', 'DOB', 'DUC']) as field,
    unnest([sex, dob_raw, duc_raw]) as value
  from uasc
  union all
  select 'reviews' as module, row_number, child, coalesce(review, date '1800-01-01') as start_date, cast(null as date) as end_date,
    unnest(['DOB', 'REVIEW', 'REVIEW_CODE']) as field,
    unnest([dob_raw, review_raw, review_code]) as value
  from reviews
  union all
  select 'oc2' as module, row_number, child, date '1800-01-01' as start_date, cast(null as date) as end_date,
    unnest(['DOB', 'SDQ_SCORE', 'SDQ_REASON', 'CONVICTED', 'HEALTH_CHECK', 'IMMUNISATIONS', 'TEETH_CHECK', 'HEALTH_ASSESSMENT', 'SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED']) as field,
    unnest([dob_raw, sdq_score, sdq_reason, convicted, health_check, immunisations, teeth_check, health_assessment, substance_misuse, intervention_received, intervention_offered]) as value
  from oc2
  union all
  select 'oc3' as module, row_number, child, date '1800-01-01' as start_date, cast(null as date) as end_date,
    unnest(['DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM']) as field,
    unnest([dob_raw, in_touch, activ, accom]) as value
  from oc3
  union all
  select 'ad1' as module, row_number, child, date '1800-01-01' as start_date, cast(null as date) as end_date,
    unnest(['DOB', 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR']) as field,
    unnest([dob_raw, date_int_raw, date_match_raw, foster_care, nb_adoptr, sex_adoptr, ls_adoptr]) as value
  from ad1
  union all
  select 'placed_for_adoption' as module, row_number, child, coalesce(date_placed, date '1800-01-01') as start_date, date_placed_ceased as end_date,
    unnest(['DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED']) as field,
    unnest([dob_raw, date_placed_raw, date_placed_ceased_raw, reason_placed_ceased]) as value
  from placed_for_adoption
  union all
  select 'previous_permanence' as module, row_number, child, date '1800-01-01' as start_date, cast(null as date) as end_date,
    unnest(['DOB', 'PREV_PERM', 'LA_PERM', 'DATE_PERM']) as field,
    unnest([dob_raw, prev_perm, la_perm, date_perm]) as value
  from previous_permanence
  union all
  select 'missing' as module, row_number, child, coalesce(mis_start, date '1800-01-01') as start_date, mis_end as end_date,
    unnest(['DOB', 'MISSING', 'MIS_START', 'MIS_END']) as field,
    unnest([dob_raw, missing, mis_start_raw, mis_end_raw]) as value
  from missing
  union all
  select 'sw_episodes' as module, row_number, child, coalesce(sw_decom, date '1800-01-01') as start_date, sw_dec as end_date,
    unnest(['DOB', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON']) as field,
    unnest([dob_raw, sw_id, sw_decom_raw, sw_dec_raw, sw_reason]) as value
  from sw_episodes
  union all
  select 'dolo' as module, row_number, child, coalesce(dolo_start, date '1800-01-01') as start_date, dolo_end as end_date,
    unnest(['DOB', 'DOLO_START', 'DOLO_END']) as field,
    unnest([dob_raw, dolo_start_raw, dolo_end_raw]) as value
  from dolo
)
select c.module, c.row_number, c.child, c.start_date, c.end_date, c.field, upper(c.value) as value
from cells c
left semi join witness_asked a on a.module = c.module
