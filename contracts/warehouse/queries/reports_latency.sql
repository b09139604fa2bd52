-- How long runs took, without the waiting for people, by when they ended and by tool: percentiles by
-- nearest rank, so each is the time of a run that happened.
--
-- @tenant STRING
-- @from_time TIMESTAMP: at or after
-- @to_time TIMESTAMP: before
-- @bucket_micros INT64: how long a bucket is; buckets are counted from 1970, UTC
-- > bucket TIMESTAMP: its beginning; absent where the row is about the whole range
-- > tool STRING: absent where the row is about all tools
-- > runs INT64
-- > p50_micros INT64
-- > p95_micros INT64
-- > p99_micros INT64
-- > longest_micros INT64
-- > executor_micros INT64: the executor's part, all together
-- > steward_micros INT64: Steward's part, all together
-- > held_micros INT64: the waiting for people, all together
WITH
  ended AS (
    SELECT
      TIMESTAMP_MICROS(DIV(UNIX_MICROS(l.finished_at), @bucket_micros) * @bucket_micros) AS bucket,
      l.tool,
      l.held_micros,
      l.steward_micros,
      l.executor_micros,
      l.total_micros - l.held_micros AS took_micros
    FROM `events_curated.latency` AS l
    WHERE l.tenant = @tenant AND l.finished_at >= @from_time AND l.finished_at < @to_time
  ),
  asked AS (
    SELECT
      IF(grouping_of = 1, e.bucket, NULL) AS bucket,
      IF(grouping_of = 2, e.tool, NULL) AS tool,
      e.held_micros, e.steward_micros, e.executor_micros, e.took_micros
    FROM ended AS e
    CROSS JOIN UNNEST([0, 1, 2]) AS grouping_of
  ),
  ranked AS (
    SELECT
      a.bucket, a.tool, a.held_micros, a.steward_micros, a.executor_micros, a.took_micros,
      ROW_NUMBER() OVER (PARTITION BY a.bucket, a.tool ORDER BY a.took_micros) AS place,
      COUNT(*) OVER (PARTITION BY a.bucket, a.tool) AS n
    FROM asked AS a
  )
SELECT
  r.bucket,
  r.tool,
  COUNT(*) AS runs,
  MIN(IF(r.place * 100 >= r.n * 50, r.took_micros, NULL)) AS p50_micros,
  MIN(IF(r.place * 100 >= r.n * 95, r.took_micros, NULL)) AS p95_micros,
  MIN(IF(r.place * 100 >= r.n * 99, r.took_micros, NULL)) AS p99_micros,
  MAX(r.took_micros) AS longest_micros,
  CAST(SUM(r.executor_micros) AS INT64) AS executor_micros,
  CAST(SUM(r.steward_micros) AS INT64) AS steward_micros,
  CAST(SUM(r.held_micros) AS INT64) AS held_micros
FROM ranked AS r
GROUP BY r.bucket, r.tool
ORDER BY r.bucket IS NULL, r.bucket, r.tool IS NULL, r.tool;
