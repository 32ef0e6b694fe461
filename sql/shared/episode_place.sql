-- model:  episode_place
-- about:  where each of this year's episodes was placed: authority area, inside or outside the responsible authority,
--    and miles from home. A column that the file fills is taken as it is (999.9 miles means unknown);
--    otherwise it is worked out from the postcodes
-- grain:  row_number
-- params: authority
with filled as (
  select
    max(case when e.pl_la is not null then 1 else 0 end) as la,
    max(case when e.pl_location is not null then 1 else 0 end) as location,
    max(case when e.pl_distance is not null then 1 else 0 end) as distance
  from episodes e
),
worked_out as (
  select
    e.row_number,
    e.pl_la as given_la,
    e.pl_location as given_location,
    try_cast(e.pl_distance as double) as given_distance,
    pl.pl_la,
    case
      when pl.laua is null or cast($authority as varchar) is null then null
      when pl.pl_la = cast($authority as varchar) then 'IN'
      else 'OUT'
    end as pl_location,
    sqrt(power(cast(home.easting - pl.easting as double), 2) + power(cast(home.northing - pl.northing as double), 2))
      / 1000 / 1.6093 * 10 as tenths
  from episodes e
  left join postcode_place pl on pl.postcode = upper(replace(e.pl_post, ' ', ''))
  left join postcode_place home on home.postcode = upper(replace(e.home_post, ' ', ''))
)
select
  w.row_number,
  -- three-digit codes of authorities are read as their nine characters
  case when f.la = 1 then coalesce(c.new_la_code, w.given_la) else w.pl_la end as pl_la,
  case when f.location = 1 then w.given_location else w.pl_location end as pl_location,
  case
    when f.distance = 1 then nullif(w.given_distance, 999.9)
    when w.tenths - floor(w.tenths) > 0.5 then (floor(w.tenths) + 1) / 10
    when w.tenths - floor(w.tenths) < 0.5 then floor(w.tenths) / 10
    -- a tie goes to the even tenth
    else 2 * ceil(floor(w.tenths) / 2) / 10
  end as pl_distance
from worked_out w
cross join filled f
left join authority_code c on c.old_la_code = w.given_la
