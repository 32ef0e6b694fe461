-- rule:     218
-- title:    Ofsted number is missing for a placement in England that needs one
-- fix:      Enter the Ofsted number of the setting or agency, or XXXXXXX when another body inspects it
-- since:    2022-23
-- until:    2023-24
-- needs:    episodes, episodes.pl_la
-- takes:    episodes_last, postcodes, authority_upper_tier
-- reports:  episodes
-- fields:   URN
-- severity: error
-- judged:   any_day
-- departs:  as the Department's coding: every episode open or ended after 31 March 2015 is judged; the reference
--     begins with this collection year
select e.row_number as episodes_row
from episodes e
join episode_place p on p.row_number = e.row_number
where e.urn is null
  and (e.place is null or e.place not in ('H5', 'P1', 'P2', 'P3', 'R1', 'R2', 'R5', 'T0', 'T1', 'T2', 'T3', 'T4', 'Z1'))
  and left(p.pl_la, 1) not in ('N', 'W', 'S', 'C')
  and (e.dec > date '2015-03-31' or e.dec_raw is null)
