-- model:  postcode_place
-- about:  the postcodes written in the return that the postcode directory knows, with the area each lies in:
--    the upper-tier authority of 2021, or SCO, NIR or WAL
-- grain:  postcode
with written as (
  select upper(replace(e.home_post, ' ', '')) as postcode from episodes e where e.home_post is not null
  union
  select upper(replace(e.pl_post, ' ', '')) from episodes e where e.pl_post is not null
  union
  select upper(replace(e.home_post, ' ', '')) from episodes_last e where e.home_post is not null
  union
  select upper(replace(e.pl_post, ' ', '')) from episodes_last e where e.pl_post is not null
),
known as (
  select
    p.postcode,
    p.easting,
    p.northing,
    p.laua,
    row_number() over (partition by p.postcode order by p.laua nulls last, p.easting, p.northing, p.postcode) as choice
  from postcodes p
  join written w on w.postcode = p.postcode
),
tier as (
  select t.ltla_code, min(t.utla_code) as utla_code
  from authority_upper_tier t
  group by t.ltla_code
)
select
  k.postcode,
  k.easting,
  k.northing,
  k.laua,
  case
    when k.laua like 'S%' then 'SCO'
    when k.laua like 'N%' then 'NIR'
    when k.laua like 'W%' then 'WAL'
    else t.utla_code
  end as pl_la
from known k
left join tier t on t.ltla_code = k.laua
where k.choice = 1
