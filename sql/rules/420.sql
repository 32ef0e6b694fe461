-- rule:     420
-- title:    The authority of the placement is known for a short break
-- fix:      Leave the placement postcode of the short break blank, or correct its legal status
-- since:    2022-23
-- needs:    episodes, episodes.pl_la
-- takes:    episodes_last
-- reports:  episodes
-- fields:   PL_LA
-- severity: error
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
join episode_place p on p.row_number = e.row_number
where e.ls in ('V3', 'V4')
  and p.pl_la is not null
