-- model:  order_date
-- about:  dates of earlier orders in the form of the return, zz for what is not known; a day in an unknown month is not known either
-- grain:  source_row
with told as (
  select r.row_number as source_row, lower(trim(r.lapp_previous_permanence_order_date)) as told
  from ssd_cla_previous_permanence r
  where trim(r.lapp_previous_permanence_order_date) <> ''
),
found as (
  select source_row, told,
    regexp_match(told, '^([0-9]{1,2}|[a-z?*-]{1,2})[/. -]([0-9]{1,2}|[a-z?*-]{1,2})[/. -]([0-9]{4}|[a-z?*-]{4})(?:[ t][0-9:.]+z?)?$') as parts,
    regexp_match(told, '^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ t][0-9:.]+z?)?$') as iso,
    regexp_match(told, '^([0-9]{1,2})[/. -]([0-9]{4})$') as short,
    regexp_match(told, '^([0-9]{4})$') as bare,
    regexp_match(told, '^([0-9]{1,2}|)(?:st|nd|rd|th)?[ /-]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ,/-]+([0-9]{4})$') as worded,
    regexp_match(told, 'orderdate"?\s*:\s*"?([0-9]{1,2})\b') as json_day,
    regexp_match(told, 'ordermonth"?\s*:\s*"?([0-9]{1,2}|[a-z]{3})') as json_month,
    regexp_match(told, 'orderyear"?\s*:\s*"?([0-9]{4})\b') as json_year,
    told like '{%' as is_json,
    told in ('unknown', 'not known') as not_known
  from told
),
pieces as (
  select source_row, told,
    coalesce(iso[3], parts[1], worded[1], json_day[1], 'zz') as day,
    coalesce(iso[2], parts[2], short[1], worded[2], json_month[1], 'zz') as month,
    coalesce(iso[1], parts[3], short[2], bare[1], worded[3], json_year[1], 'zzzz') as year,
    iso is not null or parts is not null or short is not null or bare is not null or worded is not null or is_json or not_known as formed
  from found
),
numbered as (
  select source_row, formed,
    case when regexp_like(year, '^[0-9]{4}$') and year <> '0000' then year else 'zzzz' end as year,
    case when regexp_like(month, '^[0-9]{1,2}$') and cast(month as varchar) not in ('0', '00') then lpad(month, 2, '0')
         when month in ('jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec')
           then lpad(cast((strpos('janfebmaraprmayjunjulaugsepoctnovdec', month) + 2) / 3 as varchar), 2, '0')
         else 'zz' end as month,
    case when regexp_like(day, '^[0-9]{1,2}$') and day not in ('0', '00') then lpad(day, 2, '0') else 'zz' end as day
  from pieces
)
select source_row,
  case when not formed then null
       when year = 'zzzz' then 'zz/zz/zzzz'
       when month = 'zz' then 'zz/zz/' || year
       when try_cast(year || '-' || month || '-01' as date) is null then null
       when day = 'zz' then 'zz/' || month || '/' || year
       when try_cast(year || '-' || month || '-' || day as date) is not null then day || '/' || month || '/' || year
  end as date_perm,
  case when not formed or year = 'zzzz' then null
       when month = 'zz' then try_cast(year || '-12-31' as date)
       when day = 'zz' then cast(try_cast(year || '-' || month || '-01' as date) + interval '1 month' - interval '1 day' as date)
       else try_cast(year || '-' || month || '-' || day as date)
  end as latest_day
from numbered
