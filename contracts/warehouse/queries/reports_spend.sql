-- What was charged, by tool and by who called. Hours that begin in the range count.
--
-- @tenant STRING
-- @from_time TIMESTAMP: at or after
-- @to_time TIMESTAMP: before
-- @bucket_micros INT64: how long a bucket is; buckets are counted from 1970, UTC
-- > bucket TIMESTAMP: its beginning
-- > tool STRING
-- > principal STRING
-- > runs INT64
-- > cost INT64: micros
SELECT
  TIMESTAMP_MICROS(DIV(UNIX_MICROS(s.hour), @bucket_micros) * @bucket_micros) AS bucket,
  s.tool,
  s.principal,
  CAST(SUM(s.runs) AS INT64) AS runs,
  CAST(SUM(s.cost) AS INT64) AS cost
FROM `events_curated.spend` AS s
WHERE s.tenant = @tenant AND s.hour >= @from_time AND s.hour < @to_time
GROUP BY bucket, s.tool, s.principal
ORDER BY bucket, s.tool, s.principal;
