-- rule:     1012
-- title:    The child has a record here but no episode of care this year
-- fix:      Add the child's episodes, correct the child identifier, or remove the record
-- since:    2022-23
-- needs:    episodes, placed_for_adoption|missing|reviews|ad1|previous_permanence|oc2
-- reports:  placed_for_adoption, missing, reviews, ad1, previous_permanence, oc2
-- fields:   CHILD
-- severity: error
-- judged:   any_day
-- departs:  any child without an episode is reported, as in the reference; its message speaks of care leavers alone,
--           and no coding is known
select
  t.row_number as placed_for_adoption_row,
  cast(null as bigint) as missing_row,
  cast(null as bigint) as reviews_row,
  cast(null as bigint) as ad1_row,
  cast(null as bigint) as previous_permanence_row,
  cast(null as bigint) as oc2_row
from placed_for_adoption t
where not exists (select 1 from episodes e where e.child = t.child)
union all
select
  cast(null as bigint) as placed_for_adoption_row,
  t.row_number as missing_row,
  cast(null as bigint) as reviews_row,
  cast(null as bigint) as ad1_row,
  cast(null as bigint) as previous_permanence_row,
  cast(null as bigint) as oc2_row
from missing t
where not exists (select 1 from episodes e where e.child = t.child)
union all
select
  cast(null as bigint) as placed_for_adoption_row,
  cast(null as bigint) as missing_row,
  t.row_number as reviews_row,
  cast(null as bigint) as ad1_row,
  cast(null as bigint) as previous_permanence_row,
  cast(null as bigint) as oc2_row
from reviews t
where not exists (select 1 from episodes e where e.child = t.child)
union all
select
  cast(null as bigint) as placed_for_adoption_row,
  cast(null as bigint) as missing_row,
  cast(null as bigint) as reviews_row,
  t.row_number as ad1_row,
  cast(null as bigint) as previous_permanence_row,
  cast(null as bigint) as oc2_row
from ad1 t
where not exists (select 1 from episodes e where e.child = t.child)
union all
select
  cast(null as bigint) as placed_for_adoption_row,
  cast(null as bigint) as missing_row,
  cast(null as bigint) as reviews_row,
  cast(null as bigint) as ad1_row,
  t.row_number as previous_permanence_row,
  cast(null as bigint) as oc2_row
from previous_permanence t
where not exists (select 1 from episodes e where e.child = t.child)
union all
select
  cast(null as bigint) as placed_for_adoption_row,
  cast(null as bigint) as missing_row,
  cast(null as bigint) as reviews_row,
  cast(null as bigint) as ad1_row,
  cast(null as bigint) as previous_permanence_row,
  t.row_number as oc2_row
from oc2 t
where not exists (select 1 from episodes e where e.child = t.child)
