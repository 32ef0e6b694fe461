-- rule:     582
-- title:    A child was adopted on the very day of being matched with the adopters
-- fix:      Check the end date of the episode and the date of the match in the adoption row
-- since:    2022-23
-- needs:    episodes, ad1
-- reports:  episodes
-- fields:   DEC, DATE_MATCH
-- severity: query
-- judged:   any_day
select e.row_number as episodes_row
from episodes e
where e.rec in ('E11', 'E12')
  and exists (
    select 1
    from ad1 a
    where a.child = e.child
      and a.date_match_raw = e.dec_raw
  )
