-- rule:     331
-- title:    A child was matched with adopters after the start of the episode that ended in adoption
-- fix:      Correct the date of the match in the adoption row, or the start date of the episode
-- since:    2022-23
-- needs:    ad1, episodes
-- reports:  ad1, episodes
-- fields:   DATE_MATCH, DECOM, REC
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row, e.row_number as episodes_row
from episodes e
join ad1 a on a.child = e.child
where e.rec in ('E11', 'E12')
  and a.date_match > e.decom
