-- What is known of each user before the outcome: what drivers are looked for in.
--
-- Users are those with an event in the range. The outcome is their first event of outcome_type;
-- only what is strictly earlier is a feature (of users without the outcome, everything in the
-- range), and nothing of the outcome's own type ever is. One row for each type of event a user had,
-- with how often, and one for each property asked for, with its value when they last told it: of
-- several at once the one whose source and id come last. Users without any feature have one row of
-- kind none, so that everybody is counted.
--
-- Without a landmark those who never have the outcome had more time for everything. With one, only
-- what is up to so long after a user's first event is a feature; users who had the outcome by then,
-- and users whose range ends before, are left out.
--
-- @tenant STRING
-- @from_time TIMESTAMP: events at or after
-- @to_time TIMESTAMP: events before
-- @outcome_type STRING
-- @landmark_micros INT64: so long after the first event; none when null
-- @properties ARRAY<STRING>: members of data to tell, if any
-- > subject STRING
-- > outcome BOOL
-- > kind STRING: event, property or none
-- > name STRING: the type or the property; absent for none
-- > amount FLOAT64: how often, or the number that a property is
-- > value STRING: the property as text
WITH
  history AS (
    SELECT
      e.subject, e.type, e.time, e.source, e.id, e.data,
      MIN(IF(e.type = @outcome_type, e.time, NULL)) OVER (PARTITION BY e.subject) AS outcome_at,
      MIN(UNIX_MICROS(e.time)) OVER (PARTITION BY e.subject) + @landmark_micros AS landmark
    FROM `events_curated.event` AS e
    WHERE e.tenant = @tenant AND e.time >= @from_time AND e.time < @to_time
      AND e.subject IS NOT NULL
  ),
  judged AS (
    SELECT
      subject, type, time, source, id, data, outcome_at IS NOT NULL AS outcome,
      type != @outcome_type AND (outcome_at IS NULL OR time < outcome_at)
        AND (landmark IS NULL OR UNIX_MICROS(time) <= landmark) AS earlier
    FROM history
    WHERE landmark IS NULL
      OR (landmark < UNIX_MICROS(@to_time)
        AND (outcome_at IS NULL OR landmark < UNIX_MICROS(outcome_at)))
  ),
  before AS (
    SELECT subject, type, time, source, id, data, outcome
    FROM judged
    WHERE earlier
  ),
  told AS (
    SELECT
      b.subject, b.outcome, property AS name,
      IF(JSON_TYPE(b.data[property]) = 'number',
        SAFE_CAST(JSON_VALUE(b.data[property]) AS FLOAT64), NULL) AS amount,
      JSON_VALUE(b.data[property]) AS value
    FROM before AS b
    CROSS JOIN UNNEST(@properties) AS property
    WHERE JSON_VALUE(b.data[property]) IS NOT NULL
    QUALIFY ROW_NUMBER()
      OVER (PARTITION BY b.subject, property ORDER BY b.time DESC, b.source DESC, b.id DESC) = 1
  )
SELECT subject, outcome, 'event' AS kind, type AS name, CAST(COUNT(*) AS FLOAT64) AS amount,
  CAST(NULL AS STRING) AS value
FROM before
GROUP BY subject, outcome, type
UNION ALL
SELECT subject, outcome, 'property', name, amount, value
FROM told
UNION ALL
SELECT subject, outcome, 'none', CAST(NULL AS STRING), CAST(NULL AS FLOAT64),
  CAST(NULL AS STRING)
FROM judged
GROUP BY subject, outcome
HAVING COUNTIF(earlier) = 0
ORDER BY subject, kind, name;
