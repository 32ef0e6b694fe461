-- rule:     142
-- title:    Episode has no end date or no end reason although a later episode of the child exists
-- fix:      Close the earlier episode with the date and the reason it ended, or remove the later one
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   DEC, REC
-- severity: error
-- judged:   any_day
select o.row_number as episodes_row
from (
  select
    e.row_number,
    e.decom,
    e.dec,
    e.rec,
    -- 1 January 1901 is a filler that stands for no date, so that row comes last like a blank one
    lead(e.row_number) over (
      partition by e.child
      order by nullif(e.decom, date '1901-01-01') asc nulls last, e.row_number
    ) as next_row
  from episodes e
  where e.child is not null
) o
where o.next_row is not null
  and o.decom <> date '1901-01-01'
  and (o.dec is null or o.rec is null)
