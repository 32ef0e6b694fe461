-- model:  allocation
-- about:  the team and the worker who hold each child's case on the as-at day: the allocated social worker's involvement,
--     else the involvement begun last; the end day itself is no longer held
-- grain:  child
-- params: as_at, period_end
with held as (
  select
    p.child,
    i.invo_professional_team as team,
    coalesce(w.prof_professional_name, w.prof_staff_id, i.invo_professional_id) as worker,
    row_number() over (
      partition by p.child
      order by coalesce(i.invo_is_allocated_social_worker, m.code = 'ALLOCATED_SW', false) desc,
        i.invo_involvement_start_date desc nulls last, i.row_number desc
    ) as position
  from ssd_involvements i
  join person_link l on l.table_name = 'ssd_involvements' and l.any_id = i.invo_person_id
  join person p on p.person_id = l.person_id
  left join (
    select c.prof_professional_id, max(c.prof_professional_name) as prof_professional_name, max(c.prof_staff_id) as prof_staff_id
    from ssd_professionals c
    group by c.prof_professional_id
  ) w on w.prof_professional_id = i.invo_professional_id
  left join value_mapped m on m.field = 'ssd_involvements.invo_professional_role_id' and m.value = i.invo_professional_role_id
    and m.cut_from <= least(cast($as_at as date), cast($period_end as date))
    and m.cut_to > least(cast($as_at as date), cast($period_end as date))
  where p.child is not null
    and coalesce(i.invo_involvement_start_date, date '1800-01-01') <= least(cast($as_at as date), cast($period_end as date))
    and coalesce(i.invo_involvement_end_date, date '9999-12-31') > least(cast($as_at as date), cast($period_end as date))
)
select child, team, worker
from held
where position = 1
