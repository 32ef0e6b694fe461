-- model:  worker_stand_in
-- about:  a number of ten digits for each worker, made from the letters of the worker's key and always the same; two keys share one in about one of ten thousand million cases
-- grain:  worker
with letters as (
  select k.worker, n.value as place, cast(ascii(substr(k.worker, n.value, 1)) as bigint) as letter
  from (select distinct prof_professional_id as worker from ssd_professionals where prof_professional_id is not null) k
  cross join (select unnest(range(1, 61)) as value) n
  where n.value <= character_length(k.worker)
)
select worker,
  'XX' || lpad(cast(sum(letter * ((place * place * place * 7919 + place * 104729 + 13) % 99991)) % 99991 as varchar), 5, '0')
       || lpad(cast(sum(letter * ((place * place * 15485863 + place * 32452843 + 17) % 99989)) % 99989 as varchar), 5, '0') as stand_in
from letters
group by worker
