-- How many of those who began together came back, period after period.
--
-- A user's cohort is the day, week (from Monday) or month (all UTC) of their first start event in
-- the range; only events in the range are known, so whoever began before it seems to begin in it.
-- Classic: users with a return event in that period. Rolling: in that period or any later one of
-- the range. A return event counts from the moment of the first start event on, so where both are
-- the same type everybody is retained in period 0. Periods nobody returned in are told as 0, up to
-- the last that begins before to_time, complete or not; cohorts nobody began in are not told.
--
-- @tenant STRING
-- @from_time TIMESTAMP: events at or after
-- @to_time TIMESTAMP: events before
-- @grain STRING: day, week or month
-- @start_type STRING: the type of event that makes a user begin
-- @return_type STRING: the type that counts as coming back; NULL for any
-- @periods INT64: the last period to be told
-- > cohort DATE: the first day of the period in which they began
-- > size INT64: how many began in it
-- > period INT64: periods since, from 0
-- > classic INT64
-- > rolling INT64
WITH
  -- One row for each user and period. Weeks count from 0001-01-01, a Monday, months from year 0.
  activity AS (
    SELECT
      e.subject,
      CASE @grain
        WHEN 'day' THEN UNIX_DATE(DATE(e.time))
        WHEN 'week' THEN DIV(UNIX_DATE(DATE(e.time)) + 719162, 7)
        WHEN 'month' THEN EXTRACT(YEAR FROM e.time) * 12 + EXTRACT(MONTH FROM e.time) - 1
      END AS bucket,
      MIN(IF(e.type = @start_type, UNIX_MICROS(e.time), NULL)) AS started,
      MAX(IF(e.type = COALESCE(@return_type, e.type), UNIX_MICROS(e.time), NULL)) AS returned
    FROM `events_curated.event` AS e
    WHERE e.tenant = @tenant AND e.time >= @from_time AND e.time < @to_time
      AND e.subject IS NOT NULL
      AND (e.type = @start_type OR e.type = COALESCE(@return_type, e.type))
    GROUP BY 1, 2
  ),
  users AS (
    SELECT
      subject,
      MIN(started) AS first_started,
      MIN(IF(started IS NULL, NULL, bucket)) AS cohort,
      MAX(IF(returned IS NULL, NULL, bucket)) AS last_returned
    FROM activity
    GROUP BY subject
  ),
  counted AS (
    SELECT
      u.cohort,
      a.bucket - u.cohort AS period,
      COUNTIF(a.bucket = u.cohort) AS began,
      COUNTIF(a.returned >= u.first_started) AS classic,
      COUNTIF(a.returned >= u.first_started AND a.bucket = u.last_returned) AS gone_after
    FROM activity AS a
    JOIN users AS u ON u.subject = a.subject
    WHERE a.bucket >= u.cohort
    GROUP BY 1, 2
  ),
  told AS (
    SELECT cohorts.cohort, cohorts.size, cohorts.returned, period
    FROM (
      SELECT cohort, SUM(began) AS size, SUM(gone_after) AS returned
      FROM counted
      GROUP BY cohort
    ) AS cohorts
    CROSS JOIN (
      SELECT
        CASE @grain
          WHEN 'day' THEN UNIX_DATE(DATE(at_last))
          WHEN 'week' THEN DIV(UNIX_DATE(DATE(at_last)) + 719162, 7)
          WHEN 'month' THEN EXTRACT(YEAR FROM at_last) * 12 + EXTRACT(MONTH FROM at_last) - 1
        END AS bucket
      FROM (SELECT TIMESTAMP_MICROS(UNIX_MICROS(@to_time) - 1) AS at_last) AS range_end
    ) AS last
    CROSS JOIN UNNEST(GENERATE_ARRAY(0, LEAST(@periods, last.bucket - cohorts.cohort))) AS period
  )
SELECT
  CASE @grain
    WHEN 'day' THEN DATE_FROM_UNIX_DATE(told.cohort)
    WHEN 'week' THEN DATE_FROM_UNIX_DATE(told.cohort * 7 - 719162)
    WHEN 'month' THEN CAST(DATE_ADD(DATE '0001-01-01', INTERVAL (told.cohort - 12) MONTH) AS DATE)
  END AS cohort,
  told.size,
  told.period,
  COALESCE(counted.classic, 0) AS classic,
  told.returned - COALESCE(SUM(counted.gone_after) OVER (
    PARTITION BY told.cohort ORDER BY told.period
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS rolling
FROM told
LEFT JOIN counted ON counted.cohort = told.cohort AND counted.period = told.period
ORDER BY told.cohort, told.period;
