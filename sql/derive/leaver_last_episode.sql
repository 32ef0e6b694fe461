-- model:  leaver_last_episode
-- about:  how care last ended for those of an age to be care leavers
-- grain:  person_id
select e.person_id, e.rec, e.dec, e.row_number as history_row
from episode_history e
left semi join leaver_birthday b on b.person_id = e.person_id
qualify row_number() over (partition by e.person_id order by e.decom desc, e.row_number desc) = 1
