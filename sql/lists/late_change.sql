-- model:  late_change
-- about:  what last year's return said of an episode still open, or of the child, and the histories now say differently; the team decides, nothing is copied over
-- grain:  child, field
-- params: collection_year
select child, 'DECOM' as field, to_char(l_decom, '%d/%m/%Y') as last_year, to_char(decom, '%d/%m/%Y') as now from open_last_year where (decom is distinct from l_decom)
union all
select child, 'RNE' as field, l_rne as last_year, rne as now from open_last_year where (rne is distinct from l_rne)
union all
select child, 'LS' as field, l_ls as last_year, ls as now from open_last_year where (ls is distinct from l_ls)
union all
select child, 'CIN' as field, l_cin as last_year, cin as now from open_last_year where (cin is distinct from l_cin)
union all
select child, 'PLACE' as field, l_place as last_year, place as now from open_last_year
where (place is distinct from l_place)
  and not (cast($collection_year as bigint) in (2024, 2025) and l_place = 'H5' and coalesce(place = 'K3', false))
  and not (cast($collection_year as bigint) = 2026 and l_place = 'Z1' and coalesce(place in ('Z11', 'Z12', 'Z13', 'Z14'), false))
union all
select child, 'PLACE_PROVIDER' as field, l_place_provider as last_year, place_provider as now from open_last_year where (place_provider is distinct from l_place_provider)
union all
select child, 'URN' as field, l_urn as last_year, urn as now from open_last_year where (urn is distinct from l_urn)
union all
select child, 'PL_POST' as field, l_pl_post as last_year, pl_post as now from open_last_year where (replace(pl_post, ' ', '') is distinct from replace(l_pl_post, ' ', ''))
union all
select child, 'HOME_POST' as field, l_home_post as last_year, home_post as now from open_last_year where (replace(home_post, ' ', '') is distinct from replace(l_home_post, ' ', ''))
union all
select child, 'SEX' as field, l_sex as last_year, sex as now from header_beside_last
where (case sex when '1' then 'M' when '2' then 'F' else sex end is distinct from case l_sex when '1' then 'M' when '2' then 'F' else l_sex end)
union all
select child, 'DOB' as field, to_char(l_dob, '%d/%m/%Y') as last_year, to_char(dob, '%d/%m/%Y') as now from header_beside_last where (dob is distinct from l_dob)
union all
select child, 'ETHNIC' as field, l_ethnic as last_year, ethnic as now from header_beside_last where (ethnic is distinct from l_ethnic)
union all
select child, 'UPN' as field, l_upn as last_year, upn as now from header_beside_last
where (upn is distinct from l_upn) and coalesce(l_upn not in ('UN1', 'UN2', 'UN3', 'UN4', 'UN5'), false)
