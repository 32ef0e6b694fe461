-- rule:     377
-- title:    The child has more than two temporary placements for a carer's holiday
-- fix:      Check the T3 placements and recode or remove those that were not for a carer's holiday
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   PLACE
-- severity: query
-- judged:   any_day
-- departs:  counts all of this year's file as the reference does; its message speaks of any 12 months, and no
--           coding is known
with holiday as (
    select
        e.row_number,
        count(*) over (partition by e.child) as placements
    from episodes e
    where e.place = 'T3'
      and e.child is not null
)
select t.row_number as episodes_row
from holiday t
where t.placements > 2
