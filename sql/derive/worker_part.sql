-- model:  worker_part
-- about:  each spell beside the first of those of one worker that follow each other with at most a day between
-- grain:  source_row
with stepped as (
  select c.source_row, c.person_id, c.worker_key, c.start_date, c.end_date, c.cut,
    lag(c.worker_key) over (partition by c.person_id order by c.start_date, c.source_row) as before_key,
    lag(c.end_date) over (partition by c.person_id order by c.start_date, c.source_row) as before_end
  from worker_cut c
),
begun as (
  select s.source_row, s.person_id, s.start_date, s.end_date, s.cut,
    sum(case when coalesce(s.before_key = s.worker_key and s.start_date <= cast(s.before_end + interval '1 day' as date), false) then 0 else 1 end)
      over (partition by s.person_id order by s.start_date, s.source_row) as spell_no
  from stepped s
)
select source_row, person_id, start_date, end_date, cut, spell_no,
  first_value(source_row) over (partition by person_id, spell_no order by start_date, source_row) as spell_row
from begun
