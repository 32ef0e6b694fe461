-- model:  provider_place
-- about:  the postcodes of the provider register that the postcode directory knows, with the upper-tier authority of
--         2021 each lies in; districts of Wales keep their own code, other places outside the list have none
-- grain:  postcode
with registered as (
  select distinct upper(replace(r.postcode, ' ', '')) as postcode
  from providers r
),
known as (
  select
    p.postcode,
    p.laua,
    row_number() over (partition by p.postcode order by p.laua nulls last, p.easting, p.northing, p.postcode) as choice
  from postcodes p
  join registered r on r.postcode = p.postcode
),
tier as (
  select t.ltla_code, min(t.utla_code) as utla_code
  from authority_upper_tier t
  group by t.ltla_code
)
select k.postcode, t.utla_code as la_code
from known k
left join tier t on t.ltla_code = k.laua
where k.choice = 1
