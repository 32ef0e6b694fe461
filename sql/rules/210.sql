-- rule:     210
-- title:    Pupil number is given as not yet known (UN4) and an episode starts on or after 24 March
-- fix:      Find the unique pupil number of the child, or give another reason why there is none
-- since:    2022-23
-- needs:    header, episodes
-- reports:  episodes, header
-- fields:   UPN, DECOM
-- severity: error
-- judged:   any_day
-- departs:  as the reference and the sentence of the Department it quotes: starts on or after 24 March are reported;
--     the message speaks of starts before
-- params:   period_end
select e.row_number as episodes_row, h.row_number as header_row
from episodes e
join header h on h.child = e.child
where h.upn = 'UN4'
  and e.decom >= cast(cast($period_end as date) - interval '7 days' as date)
