-- Which properties users told of themselves: what features are looked for among.
--
-- Members of the data of events with a subject, by how many users told them, the most first; of as
-- many, by name.
--
-- @tenant STRING
-- @from_time TIMESTAMP: events at or after
-- @to_time TIMESTAMP: events before
-- @outcome_type STRING: events of this type are left out
-- > name STRING
-- > users INT64
SELECT property AS name, COUNT(DISTINCT e.subject) AS users
FROM `events_curated.event` AS e
CROSS JOIN UNNEST(JSON_KEYS(e.data, 1)) AS property
WHERE e.tenant = @tenant AND e.time >= @from_time AND e.time < @to_time
  AND e.subject IS NOT NULL AND e.type != @outcome_type
GROUP BY property
ORDER BY users DESC, name;
