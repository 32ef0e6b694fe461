-- model:  header_beside_last
-- about:  each child's header row beside last year's
-- grain:  child
select h.child, h.sex, h.dob, h.ethnic, h.upn, l.sex as l_sex, l.dob as l_dob, l.ethnic as l_ethnic, l.upn as l_upn
from header h
join header_last l on l.child = h.child
qualify row_number() over (partition by h.child order by l.row_number) = 1
