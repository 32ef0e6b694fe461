-- model:  witness_asked
-- about:  the modules for which a witness was delivered
-- grain:  witness, module
select 'return' as witness, replace(table_name, '_witness', '') as module
from given
where right(table_name, 8) = '_witness'
union
select 'ssd_cla_episodes' as witness, 'episodes' as module
from given
where table_name = 'ssd_cla_episodes' and rows > 0
