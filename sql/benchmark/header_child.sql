-- model:  header_child
-- about:  the header of each child, the first row where the file has several
-- grain:  child
select h.child, h.sex, h.dob, h.ethnic
from (
  select
    h.child, h.sex, h.dob, h.ethnic,
    row_number() over (partition by h.child order by h.row_number) as choice
  from header h
  where h.child is not null
) h
where h.choice = 1
