-- How soon an outcome comes: what a landmark for user_features is chosen by.
--
-- Of the users with an event in the range whose first event of outcome_type is later than their very
-- first event: how many they are, and the time between the two that a quarter of them need at the
-- most (the one at that place in their order). No row when there are none.
--
-- @tenant STRING
-- @from_time TIMESTAMP: events at or after
-- @to_time TIMESTAMP: events before
-- @outcome_type STRING
-- > users INT64
-- > quarter_micros INT64
WITH
  begun AS (
    SELECT
      e.subject,
      MIN(UNIX_MICROS(e.time)) AS first_at,
      MIN(IF(e.type = @outcome_type, UNIX_MICROS(e.time), NULL)) AS outcome_at
    FROM `events_curated.event` AS e
    WHERE e.tenant = @tenant AND e.time >= @from_time AND e.time < @to_time
      AND e.subject IS NOT NULL
    GROUP BY e.subject
  ),
  delays AS (
    SELECT
      outcome_at - first_at AS micros,
      ROW_NUMBER() OVER (ORDER BY outcome_at - first_at, subject) AS place,
      COUNT(*) OVER () AS users
    FROM begun
    WHERE outcome_at > first_at
  )
SELECT users, micros AS quarter_micros
FROM delays
WHERE place = DIV(users + 3, 4);
