-- One number per period: how many, how many users, or what a property adds up to.
--
-- Periods are UTC; weeks begin on Monday. Every period that begins before to_time is told, from the
-- one from_time lies in (of which only what is in the range counts). In a period without events
-- count, users and sum are 0; avg, min and max are absent. Only JSON numbers count as amounts: a
-- number in quotes is text. numbers says how many events had one.
--
-- @tenant STRING
-- @from_time TIMESTAMP: events at or after
-- @to_time TIMESTAMP: events before
-- @type STRING
-- @grain STRING: minute, hour, day, week or month
-- @aggregate STRING: count, users, sum, avg, min or max
-- @property STRING: what sum, avg, min and max are of; NULL for count and users
-- @filters ARRAY<STRUCT<property STRING, operator STRING, value STRING, number FLOAT64>>: an event counts when all hold
-- > period TIMESTAMP: its beginning
-- > events INT64
-- > numbers INT64
-- > value FLOAT64
WITH
  measured AS (
    SELECT
      e.subject, e.time,
      IF(JSON_TYPE(e.data[@property]) = 'number',
        SAFE_CAST(JSON_VALUE(e.data[@property]) AS FLOAT64), NULL) AS amount
    FROM `events_curated.event` AS e
    WHERE ARRAY_LENGTH(@filters) = 0
      AND e.tenant = @tenant AND e.time >= @from_time AND e.time < @to_time
      AND e.type = @type
    UNION ALL
    SELECT tested.subject, tested.time, MAX(tested.measure) AS amount
    FROM (
      SELECT
        e.source, e.id, e.subject, e.time, f.operator, f.value, f.number,
        IF(JSON_TYPE(e.data[@property]) = 'number',
          SAFE_CAST(JSON_VALUE(e.data[@property]) AS FLOAT64), NULL) AS measure,
        JSON_VALUE(e.data[f.property]) AS found,
        IF(JSON_TYPE(e.data[f.property]) = 'number',
          SAFE_CAST(JSON_VALUE(e.data[f.property]) AS FLOAT64), NULL) AS amount
      FROM `events_curated.event` AS e
      CROSS JOIN UNNEST(@filters) AS f
      WHERE e.tenant = @tenant AND e.time >= @from_time AND e.time < @to_time
        AND e.type = @type
    ) AS tested
    WHERE CASE tested.operator
      WHEN 'eq' THEN tested.found = tested.value
      WHEN 'ne' THEN tested.found != tested.value
      WHEN 'lt' THEN tested.amount < tested.number
      WHEN 'le' THEN tested.amount <= tested.number
      WHEN 'gt' THEN tested.amount > tested.number
      WHEN 'ge' THEN tested.amount >= tested.number
      WHEN 'exists' THEN tested.found IS NOT NULL
    END
    GROUP BY tested.source, tested.id, tested.subject, tested.time
    HAVING COUNT(*) = ARRAY_LENGTH(@filters)
  ),
  -- Periods are numbered: from 0001-01-01, a Monday, by their length; months from year 0.
  counted AS (
    SELECT
      CASE @grain
        WHEN 'minute' THEN DIV(UNIX_MICROS(m.time) + 62135596800000000, 60000000)
        WHEN 'hour' THEN DIV(UNIX_MICROS(m.time) + 62135596800000000, 3600000000)
        WHEN 'day' THEN DIV(UNIX_MICROS(m.time) + 62135596800000000, 86400000000)
        WHEN 'week' THEN DIV(UNIX_MICROS(m.time) + 62135596800000000, 604800000000)
        WHEN 'month' THEN EXTRACT(YEAR FROM m.time) * 12 + EXTRACT(MONTH FROM m.time) - 1
      END AS bucket,
      COUNT(*) AS events,
      COUNT(DISTINCT m.subject) AS users,
      COUNT(m.amount) AS numbers,
      SUM(m.amount) AS total,
      MIN(m.amount) AS least,
      MAX(m.amount) AS most
    FROM measured AS m
    GROUP BY 1
  ),
  ends AS (
    SELECT
      MIN(bucket) AS first_bucket,
      MAX(bucket) AS last_bucket
    FROM (
      SELECT
        CASE @grain
          WHEN 'minute' THEN DIV(UNIX_MICROS(edge) + 62135596800000000, 60000000)
          WHEN 'hour' THEN DIV(UNIX_MICROS(edge) + 62135596800000000, 3600000000)
          WHEN 'day' THEN DIV(UNIX_MICROS(edge) + 62135596800000000, 86400000000)
          WHEN 'week' THEN DIV(UNIX_MICROS(edge) + 62135596800000000, 604800000000)
          WHEN 'month' THEN EXTRACT(YEAR FROM edge) * 12 + EXTRACT(MONTH FROM edge) - 1
        END AS bucket
      FROM (
        SELECT @from_time AS edge
        UNION ALL
        SELECT TIMESTAMP_MICROS(UNIX_MICROS(@to_time) - 1) AS edge
      ) AS edges
    ) AS numbered
  )
SELECT
  CASE @grain
    WHEN 'minute' THEN TIMESTAMP_MICROS(number * 60000000 - 62135596800000000)
    WHEN 'hour' THEN TIMESTAMP_MICROS(number * 3600000000 - 62135596800000000)
    WHEN 'day' THEN TIMESTAMP_MICROS(number * 86400000000 - 62135596800000000)
    WHEN 'week' THEN TIMESTAMP_MICROS(number * 604800000000 - 62135596800000000)
    WHEN 'month' THEN CAST(DATE_ADD(DATE '0001-01-01', INTERVAL (number - 12) MONTH) AS TIMESTAMP)
  END AS period,
  COALESCE(counted.events, 0) AS events,
  COALESCE(counted.numbers, 0) AS numbers,
  CASE @aggregate
    WHEN 'count' THEN CAST(COALESCE(counted.events, 0) AS FLOAT64)
    WHEN 'users' THEN CAST(COALESCE(counted.users, 0) AS FLOAT64)
    WHEN 'sum' THEN COALESCE(counted.total, 0)
    WHEN 'avg' THEN counted.total / NULLIF(counted.numbers, 0)
    WHEN 'min' THEN counted.least
    WHEN 'max' THEN counted.most
  END AS value
FROM ends
CROSS JOIN UNNEST(GENERATE_ARRAY(ends.first_bucket, ends.last_bucket)) AS number
LEFT JOIN counted ON counted.bucket = number
ORDER BY number;
