-- model:  history_year
-- about:  the earlier collection years of which episodes were delivered
-- grain:  collection_year
-- params: collection_year
select cast(h.collection_year as bigint) as collection_year
from history_episodes h
where h.collection_year < cast($collection_year as bigint)
union
select cast($collection_year as bigint) - 1 as collection_year
from episodes_last l
where l.child is not null
