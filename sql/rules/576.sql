-- rule:     576
-- title:    An absence left open at the end of last year is not the first absence of the child this year
-- fix:      Enter the start date of last year as that of the first absence, or add the absence that was still open
-- since:    2022-23
-- needs:    missing, missing_last
-- reports:  missing
-- fields:   CHILD
-- severity: error
-- judged:   any_day
select f.row_number as missing_row
from (
  select m.child, m.row_number,
         coalesce(m.mis_start, make_date(2099, 1, 1)) as start_date,
         row_number() over (
           partition by m.child
           order by coalesce(m.mis_start, make_date(2099, 1, 1)), m.row_number
         ) as position
  from missing m
) f
where f.position = 1
  and exists (
    select 1
    from missing_last l
    where l.child = f.child
      and l.mis_end_raw is null
      and l.mis_start <> f.start_date
  )
