-- What went wrong with runs, the most frequent first.
--
-- @tenant STRING
-- @from_time TIMESTAMP: at or after
-- @to_time TIMESTAMP: before
-- > problem STRING: a URI
-- > runs INT64
-- > tools INT64: how many tools it befell
-- > last_time TIMESTAMP: when the last of these runs began
SELECT
  r.problem,
  COUNT(*) AS runs,
  COUNT(DISTINCT r.tool) AS tools,
  MAX(r.started_at) AS last_time
FROM `events_curated.runs` AS r
WHERE r.tenant = @tenant AND r.started_at >= @from_time AND r.started_at < @to_time
  AND r.problem IS NOT NULL
GROUP BY r.problem
ORDER BY runs DESC, r.problem;
