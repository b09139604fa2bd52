-- How many users got how far through the steps, in their order.
--
-- A user reaches step k when they have events e1 .. ek with: ei is of the type of step i and passes
-- its filters; each is strictly later than the one before; and ek is at most the window after e1.
-- So: what happens in the same microsecond is not after; whoever repeats the first step may begin
-- anew with any of its events; other events in between do not matter, events of the funnel's own
-- types included; a step that was left out keeps one from all that follow; the same type may be
-- several steps, and then takes several events. Events without subject belong to nobody. A user is
-- in the segment when one event of theirs, of any type, has all of it. README.md says what filters
-- mean.
--
-- @tenant STRING
-- @from_time TIMESTAMP: events at or after
-- @to_time TIMESTAMP: events before
-- @window_micros INT64: the most time from the first step to any other, itself included
-- @steps ARRAY<STRUCT<step INT64, type STRING, filters INT64>>: numbered from 1 without gaps, each with the number of its filters
-- @filters ARRAY<STRUCT<step INT64, type STRING, filters INT64, property STRING, operator STRING, value STRING, number FLOAT64>>: one row a filter, with type and filters of its step
-- @segment ARRAY<STRUCT<property STRING, operator STRING, value STRING, number FLOAT64>>: empty for everybody
-- > step INT64
-- > type STRING
-- > users INT64
WITH RECURSIVE
  -- The events that can be a step. A step without filters reads neither data nor ids; an event
  -- passes the filters of a step when as many hold as the step has.
  matched AS (
    SELECT e.subject, UNIX_MICROS(e.time) - UNIX_MICROS(@from_time) AS micros, s.step
    FROM `events_curated.event` AS e
    JOIN UNNEST(@steps) AS s ON s.type = e.type
    WHERE s.filters = 0
      AND e.tenant = @tenant AND e.time >= @from_time AND e.time < @to_time
      AND e.subject IS NOT NULL
    UNION ALL
    SELECT tested.subject, tested.micros, tested.step
    FROM (
      SELECT
        e.source, e.id, e.subject,
        UNIX_MICROS(e.time) - UNIX_MICROS(@from_time) AS micros,
        f.step, f.filters, f.operator, f.value, f.number,
        JSON_VALUE(e.data[f.property]) AS found,
        IF(JSON_TYPE(e.data[f.property]) = 'number',
          SAFE_CAST(JSON_VALUE(e.data[f.property]) AS FLOAT64), NULL) AS amount
      FROM `events_curated.event` AS e
      JOIN UNNEST(@filters) AS f ON f.type = e.type
      WHERE e.tenant = @tenant AND e.time >= @from_time AND e.time < @to_time
        AND e.subject IS NOT NULL
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
    GROUP BY
      tested.source, tested.id, tested.subject, tested.micros, tested.step, tested.filters
    HAVING COUNT(*) = tested.filters
  ),
  -- Times are counted in half microseconds from the beginning of the range, so that one number says
  -- when and what: an event is arrived at from the step before at an even moment, and left for the
  -- next step at the odd one after it. What follows a departure is then strictly later.
  --
  -- Leg k leads from step k to step k + 1. Of several departures on the first leg before the same
  -- arrival the last has the most of the window left, so only the one that an arrival or nothing
  -- follows is kept. On later legs every moment stays, once.
  departures AS (
    SELECT subject, 1 AS leg, moment, next_moment AS arrival
    FROM (
      SELECT
        subject, moment,
        LEAD(moment) OVER (PARTITION BY subject ORDER BY moment) AS next_moment
      FROM (
        SELECT subject, 2 * micros + IF(step = 1, 1, 0) AS moment
        FROM matched
        WHERE step <= 2
      ) AS moments
    ) AS followed
    WHERE MOD(moment, 2) = 1 AND (next_moment IS NULL OR MOD(next_moment, 2) = 0)
    UNION ALL
    SELECT subject, leg, moment, arrival
    FROM (
      SELECT
        subject, leg, moment,
        FIRST_VALUE(IF(MOD(moment, 2) = 0, moment, NULL) IGNORE NULLS)
          OVER (in_order ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS arrival,
        LEAD(moment) OVER in_order AS next_moment
      FROM (
        SELECT m.subject, m.step - 1 + leaving AS leg, 2 * m.micros + leaving AS moment
        FROM matched AS m
        CROSS JOIN UNNEST([0, 1]) AS leaving
        WHERE m.step - 1 + leaving > 1 AND (leaving = 0 OR m.step < ARRAY_LENGTH(@steps))
      ) AS moments
      WINDOW in_order AS (PARTITION BY subject, leg ORDER BY moment)
    ) AS followed
    WHERE MOD(moment, 2) = 1 AND (next_moment IS NULL OR next_moment > moment)
  ),
  -- From each entry on, the earliest next step is the best: one row a leg, as far as it goes. Both
  -- halves read the departures: DuckDB makes anew, each round, what only the second one reads.
  chains AS (
    SELECT subject, leg, moment AS entered, moment, arrival
    FROM departures
    WHERE leg = 1
    UNION ALL
    SELECT c.subject, d.leg, c.entered, d.moment, d.arrival
    FROM chains AS c
    JOIN departures AS d
      ON d.subject = c.subject AND d.leg = c.leg + 1 AND d.moment = c.arrival + 1
    WHERE c.arrival - c.entered < 2 * @window_micros
  ),
  members AS (
    SELECT tested.subject
    FROM (
      SELECT
        e.source, e.id, e.subject, f.operator, f.value, f.number,
        JSON_VALUE(e.data[f.property]) AS found,
        IF(JSON_TYPE(e.data[f.property]) = 'number',
          SAFE_CAST(JSON_VALUE(e.data[f.property]) AS FLOAT64), NULL) AS amount
      FROM `events_curated.event` AS e
      CROSS JOIN UNNEST(@segment) AS f
      WHERE e.tenant = @tenant AND e.time >= @from_time AND e.time < @to_time
        AND e.subject IS NOT NULL
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
    GROUP BY tested.source, tested.id, tested.subject
    HAVING COUNT(*) = ARRAY_LENGTH(@segment)
  ),
  furthest AS (
    SELECT subject, MAX(IF(arrival - entered < 2 * @window_micros, leg + 1, leg)) AS step
    FROM chains
    GROUP BY subject
  ),
  stopped AS (
    SELECT step, COUNT(*) AS users
    FROM furthest
    WHERE ARRAY_LENGTH(@segment) = 0 OR subject IN (SELECT subject FROM members)
    GROUP BY step
  )
SELECT
  s.step,
  s.type,
  COALESCE(SUM(stopped.users) OVER (ORDER BY s.step DESC), 0) AS users
FROM UNNEST(@steps) AS s
LEFT JOIN stopped ON stopped.step = s.step
ORDER BY s.step;
