-- rule:     367
-- title:    Short breaks come to more than 75 days within the collection year
-- fix:      Check the dates of the child's short breaks, or record a full legal status instead of V3
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   LS, DECOM, DEC
-- severity: query
-- judged:   year_end
-- departs:  adds up the days inside the collection year as the reference does; its message speaks of any
--           12 months, and no coding is known
-- params:   period_end, period_start
with short_break as (
    select
        e.row_number,
        e.child,
        (case
            when e.dec_raw is null or e.dec > cast($period_end as date) then cast($period_end as date)
            else e.dec
        end)
        - (case
            when e.decom < cast($period_start as date) then cast($period_start as date)
            else e.decom
        end) as days
    from episodes e
    where e.ls = 'V3'
      and e.child is not null
),
counted as (
    select
        b.row_number,
        sum(b.days) over (partition by b.child) as days_in_year
    from short_break b
    where b.days > 0
)
select c.row_number as episodes_row
from counted c
where c.days_in_year > 75
