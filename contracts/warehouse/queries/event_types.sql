-- Which types of events there are: what an unknown name is compared with.
--
-- @tenant STRING
-- @from_time TIMESTAMP: events at or after
-- @to_time TIMESTAMP: events before
-- > type STRING
-- > events INT64
-- > users INT64: those with a subject
-- > first_time TIMESTAMP
-- > last_time TIMESTAMP
SELECT
  e.type,
  COUNT(*) AS events,
  COUNT(DISTINCT e.subject) AS users,
  MIN(e.time) AS first_time,
  MAX(e.time) AS last_time
FROM `events_curated.event` AS e
WHERE e.tenant = @tenant AND e.time >= @from_time AND e.time < @to_time
GROUP BY e.type
ORDER BY e.type;
