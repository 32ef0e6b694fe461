-- model:  partial_date
-- about:  dates that may be written with unknown parts (ZZ for a day or a month, ZZZZ for a year), each read as the
--    last day it can stand for, an unknown year as 2000; null where it is no date even so
-- grain:  written
with noted as (
  select p.date_perm as written
  from previous_permanence p
  where p.date_perm is not null
  union
  select w.sw_decom_raw
  from sw_episodes w
  where w.sw_decom_raw is not null
  union
  select w.sw_dec_raw
  from sw_episodes w
  where w.sw_dec_raw is not null
),
parted as (
  select
    n.written,
    split_part(upper(n.written), '/', 1) as day,
    split_part(upper(n.written), '/', 2) as month,
    split_part(upper(n.written), '/', 3) as year,
    regexp_like(upper(n.written), '^(ZZ|[0-9]{1,2})/(ZZ|[0-9]{1,2})/(ZZZZ|[0-9]{4})$') as formed
  from noted n
),
filled as (
  select
    p.written,
    p.day,
    p.month,
    case
      when p.formed then try_cast(
        case when p.year = 'ZZZZ' then '2000' else p.year end
        || '-' || case when p.month = 'ZZ' then '01' else lpad(p.month, 2, '0') end
        || '-' || case when p.day = 'ZZ' then '01' else lpad(p.day, 2, '0') end as date)
    end as first_day
  from parted p
),
bounded as (
  select
    f.written,
    f.day,
    f.month,
    -- only the years that a date of the return can have
    case when f.first_day between make_date(1677, 9, 22) and make_date(2262, 4, 11) then f.first_day end as first_day
  from filled f
)
select
  b.written,
  case
    -- a day that is known does not narrow an unknown month: the year runs from there
    when b.month = 'ZZ' then cast(cast(b.first_day + interval '1 year' as date) - interval '1 day' as date)
    when b.day = 'ZZ' then cast(cast(b.first_day + interval '1 month' as date) - interval '1 day' as date)
    else b.first_day
  end as latest
from bounded b
