-- model:  leaver
-- about:  young people of the ages who were in care long enough, by their history or, where that does not reach back to the 14th birthday, by the recorded category; left_out says why one of them has no row
-- grain:  person_id
-- params: as_at, period_end
with patchy as (
  select distinct person_id from fault where not kept
),
weighed as (
  select b.person_id, b.child, b.dob, b.person_row, b.death_date, b.age, b.birthday, b.contact_from, b.contact_to,
    h.person_id is not null as has_history,
    coalesce(h.days_since_14 >= 91 and h.days_since_16 >= 1, false) as by_history,
    coalesce(r.category in ('RELEVANT', 'FORMER_RELEVANT'), false) as by_record,
    coalesce(k.history_from > cast(b.dob + interval '14 years' as date), h.person_id is null) or f.person_id is not null as history_short,
    coalesce(h.in_care_on_birthday, false) as in_care_on_birthday,
    r.category, r.source_row as record_row, r.code_map_row as category_map_row,
    e.rec as last_rec
  from leaver_birthday b
  left anti join blocked_person x on x.person_id = b.person_id
  left join leaver_history h on h.person_id = b.person_id
  left join leaver_record r on r.person_id = b.person_id
  left join leaver_last_episode e on e.person_id = b.person_id
  left join patchy f on f.person_id = b.person_id
  cross join history_reach k
),
unseen as (
  select l.child
  from last_episode_before l
  left anti join episodes e on e.child = l.child
  where l.dec_raw is null
)
select w.person_id, w.child, w.dob, w.person_row, w.death_date, w.age, w.birthday, w.contact_from, w.contact_to,
  w.by_history, w.by_record, w.category, w.record_row, w.category_map_row,
  case when w.in_care_on_birthday then 'in_care_on_birthday'
       when w.last_rec = 'E2' then 'died_in_care'
       when w.last_rec = 'E3' then 'care_transferred'
       when w.last_rec in ('E11', 'E12') then 'adopted'
       when u.child is not null then 'open_last_year_and_missing_now'
       when least(cast($as_at as date), cast($period_end as date)) < cast($period_end as date) and (w.contact_to > least(cast($as_at as date), cast($period_end as date)) or w.age > 21) then 'not_yet_due' end as left_out
from weighed w
left join unseen u on u.child = w.child
cross join (select count(*) as delivered from given where table_name = 'ssd_care_leavers') g
where (w.by_history or (w.by_record and w.history_short))
  and g.delivered > 0
