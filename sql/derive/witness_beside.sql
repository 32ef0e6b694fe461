-- model:  witness_beside
-- about:  episodes for which the witness has another status that was running by its own dates; closed_that_day is one that the derivation ends on that very day
-- grain:  witness, module, derived_row, vendor_row
select d.witness, d.module, d.derived_row, d.vendor_row, d.child, d.derived_start, d.derived_end,
  min(l.source_row) as source_row,
  bool_and(coalesce(c.closed_on = d.derived_start, false)) as closed_that_day
from witness_difference d
join legal_mapped l on l.person_id = d.person_id and l.code = d.vendor and l.start_date <= d.derived_start
  and coalesce(l.recorded_end, date '9999-12-31') > d.derived_start
left join legal_closing c on c.source_row = l.source_row
where d.field = 'LS'
group by d.witness, d.module, d.derived_row, d.vendor_row, d.child, d.derived_start, d.derived_end
