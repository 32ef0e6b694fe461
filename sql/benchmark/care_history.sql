-- model:  care_history
-- about:  the episodes of this and the earlier returns, each child and start date once in its
--     latest form; an earlier row that was still open at the end of its own year and does not come
--     back is taken as withdrawn; of two rows of one return the one that is no short break, then the
--     first; short breaks and rows that end on or before the day they start
--     are left out
-- grain:  child, decom
-- params: collection_year
select v.child, v.decom, v.dec, v.rne, v.place, v.pl_post
from (
  select
    u.child, u.decom, u.dec, u.rne, u.ls, u.place, u.pl_post, u.collection_year,
    row_number() over (partition by u.child, u.decom
                       order by u.collection_year desc, u.source,
                                case when u.ls in ('V3', 'V4') then 1 else 0 end, u.row_number) as choice
  from (
    select e.child, e.decom, e.dec, e.rne, e.ls, e.place, e.pl_post, e.row_number,
           cast($collection_year as bigint) as collection_year, 1 as source
    from episodes e
    union all
    select l.child, l.decom, l.dec, l.rne, l.ls, l.place, l.pl_post, l.row_number,
           cast($collection_year as bigint) - 1 as collection_year, 1 as source
    from episodes_last l
    union all
    select h.child, h.decom, h.dec, h.rne, h.ls, h.place, h.pl_post, h.row_number,
           cast(h.collection_year as bigint) as collection_year, 2 as source
    from history_episodes h
    where h.collection_year < cast($collection_year as bigint)
  ) u
  where u.child is not null
    and (u.dec is null or u.dec > u.decom)
) v
cross join reporting r
where v.choice = 1
  and v.decom <= r.on_date
  and (v.ls is null or v.ls not in ('V3', 'V4'))
  and (v.collection_year = cast($collection_year as bigint)
       or v.dec < make_date(v.collection_year, 4, 1))
