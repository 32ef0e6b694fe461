-- model:  ad1
-- about:  the adoption module: children adopted in the year, with the decision, the match and the adopters
-- grain:  row_number
select
  cast(row_number() over (order by a.child, a.episode_row) as bigint) as row_number,
  a.child,
  p.dob,
  to_char(p.dob, '%d/%m/%Y') as dob_raw,
  c.decided_on as date_int,
  to_char(c.decided_on, '%d/%m/%Y') as date_int_raw,
  c.matched_on as date_match,
  to_char(c.matched_on, '%d/%m/%Y') as date_match_raw,
  c.foster_care,
  c.adopters as nb_adoptr,
  c.sex as sex_adoptr,
  c.status as ls_adoptr,
  coalesce(c.code_mapped, false) as code_mapped,
  coalesce(c.foster_decided = 'foster_care:placement', false) as foster_inferred,
  a.person_id
from adopted_child a
join person p on p.person_id = a.person_id
left join adoption_chosen c on c.person_id = a.person_id
