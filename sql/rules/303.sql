-- rule:     303
-- title:    An end date of unaccompanied asylum seeking is given for a child not marked as unaccompanied
-- fix:      Remove the date the status ended, or mark the child as unaccompanied asylum-seeking
-- since:    2022-23
-- needs:    uasc, header
-- reports:  uasc, header
-- fields:   DUC, UASC
-- severity: error
-- judged:   any_day
select
    u.row_number as uasc_row,
    f.row_number as header_row
from header_uasc f
join uasc u on u.child = f.child
where u.duc_raw is not null
  and (try_cast(f.uasc as double) is distinct from 1.0)
