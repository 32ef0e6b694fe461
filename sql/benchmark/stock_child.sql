-- model:  stock_child
-- about:  the children looked after on 31 March (on as_at while the year still runs), one row each
-- grain:  child
select s.child, s.on_date, s.decom, s.legal_status, s.need, s.place
from stock_on_day s
join reporting r on r.on_date = s.on_date
