-- model:  leaver_position
-- about:  the answers for each care leaver with the row to look at: the contact chosen, or the person where there is none
-- grain:  person_id
select a.person_id, a.in_touch, a.activ, a.accom, a.place, a.cannot_be_suitable, a.in_touch_value, a.activ_value, a.accom_value, a.decided, a.age,
  a.dead_last_year, a.died_on, a.day, a.contact_said, coalesce(a.source_table, 'ssd_person') as source_table, coalesce(a.source_row, l.person_row) as source_row
from leaver_answer a
join leaver l on l.person_id = a.person_id
