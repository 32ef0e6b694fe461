-- rule:     388
-- title:    The reason the episode ended does not fit with the episode that follows, or with there being none
-- fix:      Use X1 only when the next episode begins the day this one ends; else give the reason care ended
-- since:    2022-23
-- needs:    episodes
-- reports:  episodes
-- fields:   REC
-- severity: error
-- judged:   any_day
with followed as (
    select
        e.row_number,
        e.rec,
        e.dec,
        lead(coalesce(e.decom, date '1901-01-01')) over (
            partition by e.child
            order by coalesce(e.decom, date '1901-01-01'), e.row_number
        ) as next_decom
    from episodes e
    where e.child is not null
)
select f.row_number as episodes_row
from followed f
where (f.rec = 'X1' and f.dec <> f.next_decom)
   or (f.rec <> 'X1' and f.dec = f.next_decom)
   or (f.rec = 'X1' and f.dec is not null and f.next_decom is null)
