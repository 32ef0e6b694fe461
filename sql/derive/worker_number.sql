-- model:  worker_number
-- about:  the number each worker is returned under: that of the register, or for one who has none a stand-in made from the worker's key
-- grain:  worker
with told as (
  select
    r.prof_professional_id as worker, r.row_number as source_row,
    regexp_replace(regexp_replace(upper(r.prof_social_worker_registration_no), '[^A-Z0-9]', '', 'g'), '^(HCPC|SWE|GSCC|REG)+(SW)?', '') as number,
    upper(r.prof_professional_job_title) as title
  from ssd_professionals r
  where r.prof_professional_id is not null
  qualify row_number() over (partition by r.prof_professional_id order by r.row_number) = 1
),
read as (
  select worker, source_row, title,
    case when regexp_like(number, '^(SW)?[0-9]{1,10}$') and regexp_like(number, '[1-9]') then 'SW' || regexp_replace(number, '^SW', '')
         when regexp_like(number, '^XX[0-9]{1,10}$') then number end as sw_id,
    number <> '' and regexp_like(number, '[A-Z1-9]') as has_text
  from told
)
select r.worker, r.source_row,
  coalesce(r.sw_id, s.stand_in) as sw_id,
  case when r.sw_id like 'SW%' then 'worker:registered' when r.sw_id is not null then 'worker:stand_in_recorded'
       when coalesce(r.has_text, false) then 'worker:number_unreadable' else 'worker:no_number' end as decided,
  coalesce(r.title like '%SOCIAL WORKER%' and not regexp_like(r.title, 'UNQUALIFIED|STUDENT|ASSISTANT|TRAINEE|SUPPORT'), false) as titled
from read r
join worker_stand_in s on s.worker = r.worker
