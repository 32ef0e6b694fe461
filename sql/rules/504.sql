-- rule:     504
-- title:    The category of need changed within one unbroken period of care
-- fix:      Use the category of need recorded when the period of care began in all its episodes
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   CIN
-- severity: error
-- judged:   any_day
select o.row_number as episodes_row
from episode_order o
join episodes e on e.row_number = o.row_number
where o.previous_rec = 'X1'
  and e.decom = o.previous_dec
  and coalesce(e.cin <> o.previous_cin, true)
