-- model:  reporting
-- about:  one row that heads every indicator: the day stocks are judged on (31 March, or as_at
--     while the year still runs), the label of the period and the authority
-- grain:  on_date
-- params: as_at, period_end, collection_year, authority
select
  least(cast($as_at as date), cast($period_end as date)) as on_date,
  concat(cast(cast($collection_year as bigint) - 1 as varchar), '-',
         substr(cast(cast($collection_year as bigint) as varchar), 3, 2)) as period,
  coalesce(cast($authority as varchar), 'unknown') as geography
