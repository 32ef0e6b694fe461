-- model:  stay_absence
-- about:  each absence from the main placement: one temporary stay, or several without a day between
-- grain:  person_id, poc_start, chain_no
select distinct person_id, poc_start, chain_no, chain_start, chain_end
from stay_chain
