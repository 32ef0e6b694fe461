-- model:  value_cut
-- about:  the days on which the meaning of a local value may change
-- grain:  field, value, cut_from
with days as (
  select field, value, date '1800-01-01' as cut_from from value_choice
  union
  select field, value, valid_from as cut_from from value_choice
  union
  select field, value, cast(valid_to + interval '1 day' as date) as cut_from from value_choice where valid_to < date '9999-12-30'
)
select
  field, value, cut_from,
  lead(cut_from, 1, date '9999-12-31') over (partition by field, value order by cut_from) as cut_to
from days
