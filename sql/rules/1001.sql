-- rule:     1001
-- title:    The episodes of a care leaver do not show 13 weeks of care after the age of 14, some of it after 16
-- fix:      Check the episodes, the date of birth and the child identifier, or remove the care leaver record
-- since:    2022-23
-- needs:    episodes+, oc3+, header+, episodes_last+
-- reports:  oc3
-- fields:   IN_TOUCH, ACTIV, ACCOM
-- severity: query
-- judged:   any_day
-- departs:  as the reference: who is 20 or older at the end of the year or has no readable date of birth in the header is
--           reported, and blank records are too; its message and a comment there want neither, and no coding is known
select o.row_number as oc3_row
from oc3 o
left join care_since_14 t on t.child = o.child
-- where no child has any care to count, nobody is reported
where exists (
    select 1
    from care_since_14 s
    join care_two_years k on k.child = s.child
    where k.decom is not null
  )
  and (
    t.child is null
    or t.days_since_14 < 91
    or t.days_since_16 < 1
    or exists (
      select 1
      from care_two_years a
      where a.child = o.child
        and a.is_latest
        and a.rec in ('E11', 'E12')
    )
  )
  -- a child all of whose start dates are empty or unreadable is left out of this rule alone
  and (
    not exists (select 1 from care_two_years n where n.child = o.child)
    or exists (select 1 from care_two_years d where d.child = o.child and d.decom is not null)
  )
