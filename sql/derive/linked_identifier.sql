-- model:  linked_identifier
-- about:  the pupil number and the return's own child number kept as linked identifiers, the one in force on the as-at day or else the latest
-- grain:  person_id, kind
-- params: as_at, period_end
with kinds as (
  select
    l.person_id,
    case when upper(i.link_identifier_type) = 'UNIQUE PUPIL NUMBER' then 'upn'
         when upper(i.link_identifier_type) in ('SSDA903 CHILD ID', 'SSDA903 ID', '903 CHILD ID') then 'child'
    end as kind,
    i.link_identifier_value as value,
    i.row_number as source_row,
    coalesce(i.link_valid_from_date, date '1800-01-01') as valid_from,
    case when coalesce(i.link_valid_from_date, date '1800-01-01') <= least(cast($as_at as date), cast($period_end as date))
          and coalesce(i.link_valid_to_date, date '9999-12-31') >= least(cast($as_at as date), cast($period_end as date))
         then 0 else 1 end as out_of_force
  from ssd_linked_identifiers i
  join person_link l on l.table_name = 'ssd_linked_identifiers' and l.any_id = i.link_person_id
  where i.link_identifier_value is not null
)
select person_id, kind, value, source_row
from kinds
where kind is not null
  and valid_from <= least(cast($as_at as date), cast($period_end as date))
qualify row_number() over (partition by person_id, kind order by out_of_force, valid_from desc, source_row desc) = 1
