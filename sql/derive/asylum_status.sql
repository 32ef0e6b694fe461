-- model:  asylum_status
-- about:  rows that make a person an unaccompanied asylum-seeking child; the end is capped at the 18th birthday
-- grain:  source_row
-- params: as_at, period_end
select
  r.source_row, r.person_id, r.start_date, r.end_date, r.code_map_row,
  least(coalesce(r.end_date, date '9999-12-31'), coalesce(cast(p.dob + interval '18 years' as date), date '9999-12-31')) as capped_end,
  coalesce(cast(p.dob + interval '18 years' as date) < coalesce(r.end_date, date '9999-12-31'), false) as capped
from asylum_read r
left join person p on p.person_id = r.person_id
where r.is_uasc and coalesce(r.start_date, date '1800-01-01') <= least(cast($as_at as date), cast($period_end as date))
