-- model:  cut_point
-- about:  the days of a period of care on which something may change: its bounds and every beginning and end of a status or placement row
-- grain:  person_id, poc_start, cut_start
select person_id, poc_start, poc_start as cut_start from period_of_care
union
select person_id, poc_start, poc_cut as cut_start from period_of_care
union
select person_id, poc_start, in_from as cut_start from legal_timeline
union
select person_id, poc_start, in_to as cut_start from legal_timeline
union
select person_id, poc_start, in_from as cut_start from placement_timeline
union
select person_id, poc_start, in_to as cut_start from placement_timeline
