-- model:  oc2_asked
-- about:  the yes-or-no items asked of each child, the table that answers, how many days with a yes it takes, and whether no row means no
-- grain:  person_id, item
-- params: under5_assessments_required
select c.person_id, i.item, i.source_table, c.person_row,
  case when i.item = 'health_assessment' and c.under_five then cast($under5_assessments_required as bigint) else 1 end as required,
  w.table_name is not null as source_whole
from oc2_child c
cross join (values ('convicted', 'ssd_cla_convictions'), ('health_check', 'ssd_cla_health'), ('immunisations', 'ssd_cla_immunisations'),
  ('teeth_check', 'ssd_cla_health'), ('health_assessment', 'ssd_cla_health'), ('substance_misuse', 'ssd_cla_substance_misuse')) as i(item, source_table)
left join source_complete w on w.table_name = i.source_table
where (i.item <> 'convicted' or c.convicted_due)
  and (i.item <> 'health_check' or c.under_five)
