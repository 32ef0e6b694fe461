-- model:  placement_renamed
-- about:  placements whose own later version carries the code that took the place of a retired one (H5 to K3, Z1 to one of Z11 to Z14): the earlier versions are the same kind of placement
-- grain:  person_id, placement_id, old_code
select n.person_id, n.placement_id,
  case when n.type_code = 'K3' then 'H5' else 'Z1' end as old_code,
  first_value(n.type_code order by n.start_date, n.source_row) as renamed_to
from placement_mapped n
where n.type_code in ('K3', 'Z11', 'Z12', 'Z13', 'Z14') and n.placement_id is not null and n.start_date is not null
group by n.person_id, n.placement_id, case when n.type_code = 'K3' then 'H5' else 'Z1' end
