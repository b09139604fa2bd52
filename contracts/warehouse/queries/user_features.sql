-- What is known of each user before the outcome: what drivers are looked for in.
--
-- Users are those with an event in the range. The outcome is their first event of outcome_type;
-- only what is strictly earlier is a feature (of users without the outcome, everything in the
-- range), and nothing of the outcome's own type ever is. One row for each type of event a user had,
-- with how often, and one for each property asked for, with its value when they last told it: of
-- several at once the one whose source and id come last. Users without any feature have one row of
-- kind none, so that everybody is counted.
--
-- @tenant STRING
-- @from_time TIMESTAMP: events at or after
-- @to_time TIMESTAMP: events before
-- @outcome_type STRING
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
      MIN(IF(e.type = @outcome_type, e.time, NULL)) OVER (PARTITION BY e.subject) AS outcome_at
    FROM `events_curated.event` AS e
    WHERE e.tenant = @tenant AND e.time >= @from_time AND e.time < @to_time
      AND e.subject IS NOT NULL
  ),
  before AS (
    SELECT subject, type, time, source, id, data, outcome_at IS NOT NULL AS outcome
    FROM history
    WHERE type != @outcome_type AND (outcome_at IS NULL OR time < outcome_at)
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
SELECT subject, MAX(IF(outcome_at IS NULL, 0, 1)) = 1, 'none', CAST(NULL AS STRING),
  CAST(NULL AS FLOAT64), CAST(NULL AS STRING)
FROM history
GROUP BY subject
HAVING COUNTIF(type != @outcome_type AND (outcome_at IS NULL OR time < outcome_at)) = 0
ORDER BY subject, kind, name;
