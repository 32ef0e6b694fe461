-- model:  decided
-- about:  what settings left to the data chose, for the manifest
-- grain:  setting, subject
select
  'end_convention' as setting,
  table_name || ' in ' || source_file as subject,
  chosen
from end_convention
where chosen is not null
