-- rule:     114
-- title:    Whether the child was adopted by the current foster carers is not a valid code
-- fix:      Enter 1 if the adopters were the foster carers of the child, 0 if they were not
-- since:    2022-23
-- needs:    ad1
-- reports:  ad1
-- fields:   FOSTER_CARE
-- severity: error
-- judged:   any_day
select a.row_number as ad1_row
from ad1 a
where a.foster_care is not null
  and not exists (select 1 from code_foster_care c where c.code = a.foster_care)
