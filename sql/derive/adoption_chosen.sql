-- model:  adoption_chosen
-- about:  the plan by which each child was adopted: the latest decision that was not reversed, else the latest; foster carers are told by the flag, else by the placement left
-- grain:  person_id
with plans as (
  select a.person_id, r.source_row, r.decided_on, r.matched_on, r.by_carer, r.by_carer_map_row, r.adopters, r.sex, r.sex_map_row, r.status, r.status_map_row,
    r.code_mapped, r.order_on, r.adoption_order, a.place,
    r.reversed_on is not null or r.reversed_unreadable or r.reversed_value is not null as reversed
  from adopted_child a
  join adoption_row r on r.person_id = a.person_id and not r.decided_later
    and (r.decided_on <= a.adopted_on or r.decided_on is null)
    and (r.decided_on is not null or r.matched_on is not null or r.adopters is not null or r.sex is not null or r.status is not null or r.adoption_order)
  qualify row_number() over (partition by a.person_id
    order by case when r.reversed_on is not null or r.reversed_unreadable or r.reversed_value is not null then 1 else 0 end,
      r.decided_on desc nulls last, r.sequence desc, r.source_row desc) = 1
)
select p.person_id, p.source_row, p.decided_on, p.matched_on, p.adopters, p.sex, p.sex_map_row, p.status, p.status_map_row, p.code_mapped,
  p.order_on, p.adoption_order, p.reversed,
  case when p.by_carer = 'Y' then '1' when p.by_carer = 'N' then '0'
       when p.place in ('A3', 'A5') then '1' when p.place in ('A4', 'A6') then '0' end as foster_care,
  case when p.by_carer is not null then 'foster_care:recorded' when p.place in ('A3', 'A4', 'A5', 'A6') then 'foster_care:placement' end as foster_decided,
  p.by_carer_map_row,
  coalesce((p.by_carer = 'Y' and p.place in ('A4', 'A6')) or (p.by_carer = 'N' and p.place in ('A3', 'A5')), false) as foster_differs
from plans p
