-- model:  leaver_history
-- about:  care before the birthday since the 14th and the 16th, short breaks left out, and whether the young person was still looked after on the birthday; care that ends on the 18th birthday has ended,
--         and care that begins after the birthday is not care on it, however it ends
-- grain:  person_id
-- params: oc3_left_on_18th
select
  b.person_id,
  sum(case when e.ls in ('V3', 'V4') then 0
           else greatest(least(coalesce(e.dec, b.birthday), b.birthday) - greatest(e.decom, cast(b.dob + interval '14 years' as date)), 0) end) as days_since_14,
  sum(case when e.ls in ('V3', 'V4') then 0
           else greatest(least(coalesce(e.dec, b.birthday), b.birthday) - greatest(e.decom, cast(b.dob + interval '16 years' as date)), 0) end) as days_since_16,
  bool_or(e.decom <= b.birthday
          and case when e.dec is null then true
                   when b.age = 17 or $oc3_left_on_18th = 'out' then e.dec >= b.birthday
                   else e.dec > b.birthday end) and b.age <= 18 as in_care_on_birthday
from leaver_birthday b
join episode_history e on e.person_id = b.person_id
group by b.person_id, b.age
