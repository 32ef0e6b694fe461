-- model:  witness_vendor_cell
-- about:  every cell of a witness: the return the case system built, and its own episodes; 1800 stands for no day
-- grain:  witness, module, row_number, field
-- long:   one branch a module, which turns its columns into rows
select 'return' as witness, 'episodes' as module, row_number, child, coalesce(decom, date '1800-01-01') as start_date, dec as end_date,
  unnest(['DECOM', 'RNE', 'LS', 'CIN', 'PLACE', 'PLACE_PROVIDER', 'DEC', 'REC', 'REASON_PLACE_CHANGE', 'HOME_POST', 'PL_POST', 'URN']) as field,
  unnest([coalesce(to_char(decom, '%d/%m/%Y'), decom_raw), rne, ls, cin, place, place_provider, coalesce(to_char(dec, '%d/%m/%Y'), dec_raw), rec, reason_place_change, home_post, pl_post, urn]) as value
from episodes_witness
union all
select 'return' as witness, 'header' as module, row_number, child, date '1800-01-01' as start_date, cast(null as date) as end_date,
  unnest(['SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB']) as field,
  unnest([sex, coalesce(to_char(dob, '%d/%m/%Y'), dob_raw), ethnic, upn, mother, coalesce(to_char(mc_dob, '%d/%m/%Y'), mc_dob_raw)]) as value
from header_witness
union all
select 'return' as witness, 'uasc' as module, row_number, child, date '1800-01-01' as start_date, duc as end_date,
  unnest(['SEX', 'DOB', 'DUC']) as field,
  unnest([sex, coalesce(to_char(dob, '%d/%m/%Y'), dob_raw), coalesce(to_char(duc, '%d/%m/%Y'), duc_raw)]) as value
from uasc_witness
union all
select 'return' as witness, 'reviews' as module, row_number, child, coalesce(review, date '1800-01-01') as start_date, cast(null as date) as end_date,
  unnest(['DOB', 'REVIEW', 'REVIEW_CODE']) as field,
  unnest([coalesce(to_char(dob, '%d/%m/%Y'), dob_raw), coalesce(to_char(review, '%d/%m/%Y'), review_raw), review_code]) as value
from reviews_witness
union all
select 'return' as witness, 'oc2' as module, row_number, child, date '1800-01-01' as start_date, cast(null as date) as end_date,
  unnest(['DOB', 'SDQ_SCORE', 'SDQ_REASON', 'CONVICTED', 'HEALTH_CHECK', 'IMMUNISATIONS', 'TEETH_CHECK', 'HEALTH_ASSESSMENT', 'SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED']) as field,
  unnest([coalesce(to_char(dob, '%d/%m/%Y'), dob_raw), sdq_score, sdq_reason, convicted, health_check, immunisations, teeth_check, health_assessment, substance_misuse, intervention_received, intervention_offered]) as value
from oc2_witness
union all
select 'return' as witness, 'oc3' as module, row_number, child, date '1800-01-01' as start_date, cast(null as date) as end_date,
  unnest(['DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM']) as field,
  unnest([coalesce(to_char(dob, '%d/%m/%Y'), dob_raw), in_touch, activ, accom]) as value
from oc3_witness
union all
select 'return' as witness, 'ad1' as module, row_number, child, date '1800-01-01' as start_date, cast(null as date) as end_date,
  unnest(['DOB', 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR']) as field,
  unnest([coalesce(to_char(dob, '%d/%m/%Y'), dob_raw), coalesce(to_char(date_int, '%d/%m/%Y'), date_int_raw), coalesce(to_char(date_match, '%d/%m/%Y'), date_match_raw), foster_care, nb_adoptr, sex_adoptr, ls_adoptr]) as value
from ad1_witness
union all
select 'return' as witness, 'placed_for_adoption' as module, row_number, child, coalesce(date_placed, date '1800-01-01') as start_date, date_placed_ceased as end_date,
  unnest(['DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED']) as field,
  unnest([coalesce(to_char(dob, '%d/%m/%Y'), dob_raw), coalesce(to_char(date_placed, '%d/%m/%Y'), date_placed_raw), coalesce(to_char(date_placed_ceased, '%d/%m/%Y'), date_placed_ceased_raw), reason_placed_ceased]) as value
from placed_for_adoption_witness
union all
select 'return' as witness, 'previous_permanence' as module, row_number, child, date '1800-01-01' as start_date, cast(null as date) as end_date,
  unnest(['DOB', 'PREV_PERM', 'LA_PERM', 'DATE_PERM']) as field,
  unnest([coalesce(to_char(dob, '%d/%m/%Y'), dob_raw), prev_perm, la_perm, date_perm]) as value
from previous_permanence_witness
union all
select 'return' as witness, 'missing' as module, row_number, child, coalesce(mis_start, date '1800-01-01') as start_date, mis_end as end_date,
  unnest(['DOB', 'MISSING', 'MIS_START', 'MIS_END']) as field,
  unnest([coalesce(to_char(dob, '%d/%m/%Y'), dob_raw), missing, coalesce(to_char(mis_start, '%d/%m/%Y'), mis_start_raw), coalesce(to_char(mis_end, '%d/%m/%Y'), mis_end_raw)]) as value
from missing_witness
union all
select 'return' as witness, 'sw_episodes' as module, row_number, child, coalesce(sw_decom, date '1800-01-01') as start_date, sw_dec as end_date,
  unnest(['DOB', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON']) as field,
  unnest([coalesce(to_char(dob, '%d/%m/%Y'), dob_raw), sw_id, coalesce(to_char(sw_decom, '%d/%m/%Y'), sw_decom_raw), coalesce(to_char(sw_dec, '%d/%m/%Y'), sw_dec_raw), sw_reason]) as value
from sw_episodes_witness
union all
select 'return' as witness, 'dolo' as module, row_number, child, coalesce(dolo_start, date '1800-01-01') as start_date, dolo_end as end_date,
  unnest(['DOB', 'DOLO_START', 'DOLO_END']) as field,
  unnest([coalesce(to_char(dob, '%d/%m/%Y'), dob_raw), coalesce(to_char(dolo_start, '%d/%m/%Y'), dolo_start_raw), coalesce(to_char(dolo_end, '%d/%m/%Y'), dolo_end_raw)]) as value
from dolo_witness
union all
select 'ssd_cla_episodes' as witness, 'episodes' as module, row_number, child, decom as start_date, dec as end_date,
  unnest(['DECOM', 'RNE', 'LS', 'CIN', 'DEC', 'REC']) as field,
  unnest([to_char(decom, '%d/%m/%Y'), coalesce(rne, 'NOT TOLD'), coalesce(ls, 'NOT TOLD'), coalesce(cin, 'NOT TOLD'), to_char(dec, '%d/%m/%Y'), rec]) as value
from witness_episode
