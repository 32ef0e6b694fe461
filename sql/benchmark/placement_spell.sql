-- model:  placement_spell
-- about:  the placements of each child as far back as episodes are held, each a chain of episodes,
--     with the starts of the placement before and the one after
-- grain:  child, started
select
  g.child, g.started, g.ended, g.first_place,
  lag(g.started) over (partition by g.child order by g.started) as previous_started,
  lead(g.started) over (partition by g.child order by g.started) as next_started
from (
  select
    s.child,
    min(s.decom) as started,
    case when count(*) > count(s.dec) then null else max(s.dec) end as ended,
    max(case when s.begins = 1 then s.place end) as first_place
  from (
    select
      p.child, p.decom, p.dec, p.place, p.begins,
      sum(p.begins) over (partition by p.child order by p.decom) as spell_no
    from placement_row p
  ) s
  group by s.child, s.spell_no
) g
