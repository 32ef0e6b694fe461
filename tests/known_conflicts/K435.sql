-- rule:     K435
-- title:    The child moves to other carers in the same type of placement, with the same provider, postcode and Ofsted number
-- fix:      Nothing: the return is right
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   CHILD
-- severity: query
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join episodes b on b.child = e.child and b.dec = e.decom
where e.rne = 'P'
  and b.ls = e.ls
  and b.place = e.place
  and b.place_provider = e.place_provider
  and b.pl_post = e.pl_post
