-- model:  stay_main
-- about:  the main placement just before each absence and the one just after it, at most one day away
-- grain:  person_id, poc_start, chain_no
with before as (
  select c.person_id, c.poc_start, c.chain_no, m.source_row
  from stay_absence c
  join main_placement m on m.person_id = c.person_id and m.poc_start = c.poc_start
    and m.cut_start < c.chain_start and m.cut_end >= cast(c.chain_start - interval '1 day' as date)
  qualify row_number() over (partition by c.person_id, c.poc_start, c.chain_no order by m.cut_start desc, m.source_row) = 1
),
after as (
  select c.person_id, c.poc_start, c.chain_no, m.source_row
  from stay_absence c
  join main_placement m on m.person_id = c.person_id and m.poc_start = c.poc_start
    and m.cut_end > c.chain_end and m.cut_start <= cast(c.chain_end + interval '1 day' as date)
  qualify row_number() over (partition by c.person_id, c.poc_start, c.chain_no order by m.cut_start, m.source_row) = 1
)
select c.person_id, c.poc_start, c.chain_no, c.chain_start, c.chain_end, b.source_row as before_row, a.source_row as after_row
from stay_absence c
left join before b on b.person_id = c.person_id and b.poc_start = c.poc_start and b.chain_no = c.chain_no
left join after a on a.person_id = c.person_id and a.poc_start = c.poc_start and a.chain_no = c.chain_no
