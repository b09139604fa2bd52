-- Decisions by policy, verdict and level of autonomy, and how well they went.
--
-- @tenant STRING
-- @from_time TIMESTAMP: at or after
-- @to_time TIMESTAMP: before
-- @bucket_micros INT64: how long a bucket is; buckets are counted from 1970, UTC
-- > bucket TIMESTAMP: its beginning
-- > policy STRING
-- > verdict STRING
-- > autonomy STRING
-- > decisions INT64
-- > outcomes INT64: how many have one
-- > reward FLOAT64: of those, all together
SELECT
  TIMESTAMP_MICROS(DIV(UNIX_MICROS(d.decided_at), @bucket_micros) * @bucket_micros) AS bucket,
  d.policy,
  d.verdict,
  d.autonomy,
  COUNT(*) AS decisions,
  COUNT(d.reward) AS outcomes,
  COALESCE(SUM(d.reward), 0) AS reward
FROM `events_curated.decisions` AS d
WHERE d.tenant = @tenant AND d.decided_at >= @from_time AND d.decided_at < @to_time
GROUP BY bucket, d.policy, d.verdict, d.autonomy
ORDER BY bucket, d.policy, d.verdict, d.autonomy;
