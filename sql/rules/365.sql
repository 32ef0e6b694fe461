-- rule:     365
-- title:    A single short break lasts more than 17 days
-- fix:      Check the start and end dates, or record a full legal status instead of V3
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   LS, DECOM, DEC
-- severity: query
-- judged:   year_end
-- params:   period_end
select e.row_number as episodes_row
from episodes e
where e.ls = 'V3'
  and (case when e.dec_raw is null then cast($period_end as date) else e.dec end)
      > cast(e.decom + interval '17 days' as date)
