-- rule:     392c
-- title:    A postcode is not in the postcode directory
-- fix:      Correct the home or placement postcode; one newer than the directory needs a newer directory
-- since:    2022-23
-- needs:    episodes, postcodes
-- takes:    episodes_last
-- reports:  episodes
-- fields:   HOME_POST, PL_POST
-- severity: query
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
left join postcode_place h on h.postcode = replace(upper(e.home_post), ' ', '')
left join postcode_place p on p.postcode = replace(upper(e.pl_post), ' ', '')
where (e.home_post is not null and h.postcode is null)
   or (e.pl_post is not null and p.postcode is null)
