-- model:  address_row
-- about:  addresses of people that are not placements, with a postcode in the form of the return where there is one
-- grain:  source_row
-- params: as_at, period_end
with rows_read as (
  select
    r.row_number as source_row,
    coalesce(l.person_id, r.addr_person_id) as person_id,
    coalesce(r.addr_address_start_date, date '1800-01-01') as start_date,
    coalesce(r.addr_address_end_date, date '9999-12-31') as end_date,
    upper(regexp_replace(r.addr_address_postcode, '[\s\u00a0]+', '', 'g')) as postcode_text,
    coalesce(m.code,
      case when upper(r.addr_address_type) like '%PLACEMENT%' or upper(r.addr_address_type) like '%FOSTER%' then 'PLACEMENT'
           when upper(r.addr_address_type) like '%NO FIXED%' then 'NO_FIXED'
           when upper(r.addr_address_type) like '%HOME%' then 'HOME'
           else 'UNKNOWN' end) as kind,
    m.code_map_row
  from ssd_address r
  left join person_link l on l.table_name = 'ssd_address' and l.any_id = r.addr_person_id
  left join value_mapped m on m.field = 'ssd_address.addr_address_type' and m.value = r.addr_address_type
    and m.cut_from <= least(cast($as_at as date), cast($period_end as date)) and m.cut_to > least(cast($as_at as date), cast($period_end as date))
  where r.addr_person_id is not null and l.left_out is not true
)
select
  source_row, person_id, start_date, end_date, kind, code_map_row,
  case kind when 'HOME' then 0 when 'NO_FIXED' then 0 else 1 end as kind_rank,
  case when kind = 'NO_FIXED' then null
       when regexp_like(postcode_text, '^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$') and postcode_text not like 'ZZ99%'
       then left(postcode_text, cast(length(postcode_text) - 3 as bigint)) || ' ' || right(postcode_text, 3)
       when length(postcode_text) <= 4 or regexp_like(postcode_text, '^(X+|Z+|ZZ99.*|NOPOSTCODE.*|NOFIXED.*|UNKNOWN|NONE)$') then null
       else postcode_text end as postcode
from rows_read
where kind not in ('PLACEMENT', 'OTHER', 'IGNORE')
