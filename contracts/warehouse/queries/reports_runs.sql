-- Runs by when they began, what they called and what became of them.
--
-- @tenant STRING
-- @from_time TIMESTAMP: at or after
-- @to_time TIMESTAMP: before
-- @bucket_micros INT64: how long a bucket is; buckets are counted from 1970, UTC
-- > bucket TIMESTAMP: its beginning
-- > tool STRING
-- > state STRING
-- > runs INT64
SELECT
  TIMESTAMP_MICROS(DIV(UNIX_MICROS(r.started_at), @bucket_micros) * @bucket_micros) AS bucket,
  r.tool,
  r.state,
  COUNT(*) AS runs
FROM `events_curated.runs` AS r
WHERE r.tenant = @tenant AND r.started_at >= @from_time AND r.started_at < @to_time
GROUP BY bucket, r.tool, r.state
ORDER BY bucket, r.tool, r.state;
