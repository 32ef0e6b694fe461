-- model:  legal_in_force
-- about:  the legal status in force in each stretch, by the stated precedence where several run side by side
-- grain:  person_id, poc_start, cut_start
select i.person_id, i.poc_start, i.cut_start, i.cut_end, l.source_row, l.code
from elementary_interval i
join legal_timeline l on l.person_id = i.person_id and l.poc_start = i.poc_start
  and l.in_from <= i.cut_start and l.in_to >= i.cut_end
left join setting_legal_precedence s on s.value = l.code
qualify row_number() over (partition by i.person_id, i.poc_start, i.cut_start
  order by case when l.carried then 1 else 0 end, coalesce(s.rank, 999), l.code, l.start_date desc, l.in_to desc, try_cast(l.source_id as bigint) desc nulls last, l.source_id desc, l.source_row desc) = 1
