-- rule:     214
-- title:    Placement postcode or Ofsted number is given for a short break
-- fix:      Remove the placement postcode and the Ofsted number, or correct the legal status
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PL_POST, URN
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.ls in ('V3', 'V4')
  and (e.pl_post is not null or e.urn is not null)
