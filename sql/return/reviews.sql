-- model:  reviews
-- about:  the reviews module: reviews held while in care in the year, one a day, with how the child took part
-- grain:  row_number
select
  cast(row_number() over (order by p.child, r.review, r.source_row) as bigint) as row_number,
  p.child,
  p.dob,
  to_char(p.dob, '%d/%m/%Y') as dob_raw,
  r.review,
  to_char(r.review, '%d/%m/%Y') as review_raw,
  r.review_code,
  r.code_mapped,
  r.person_id
from review_held r
join person p on p.person_id = r.person_id
