-- Approvals by when they were opened, by rule and by what became of them.
--
-- @tenant STRING
-- @from_time TIMESTAMP: at or after
-- @to_time TIMESTAMP: before
-- @bucket_micros INT64: how long a bucket is; buckets are counted from 1970, UTC
-- > bucket TIMESTAMP: its beginning
-- > rule STRING
-- > state STRING
-- > approvals INT64
-- > ended INT64: those that wait no more
-- > waited_micros INT64: how long those waited, all together
SELECT
  TIMESTAMP_MICROS(DIV(UNIX_MICROS(a.opened_at), @bucket_micros) * @bucket_micros) AS bucket,
  a.rule,
  a.state,
  COUNT(*) AS approvals,
  COUNT(a.waited_micros) AS ended,
  COALESCE(CAST(SUM(a.waited_micros) AS INT64), 0) AS waited_micros
FROM `events_curated.approvals` AS a
WHERE a.tenant = @tenant AND a.opened_at >= @from_time AND a.opened_at < @to_time
GROUP BY bucket, a.rule, a.state
ORDER BY bucket, a.rule, a.state;
