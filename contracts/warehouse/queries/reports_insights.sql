-- Which insights were written, the newest first.
--
-- @tenant STRING
-- @from_time TIMESTAMP: at or after
-- @to_time TIMESTAMP: before
-- > id STRING
-- > kind STRING
-- > title STRING
-- > severity STRING: absent where the insight does not say
-- > created_at TIMESTAMP
-- > principal STRING
SELECT
  i.id, i.kind, i.title, JSON_VALUE(i.content['insight']['severity']) AS severity, i.created_at,
  i.principal
FROM `events_curated.insight` AS i
WHERE i.tenant = @tenant AND i.created_at >= @from_time AND i.created_at < @to_time
ORDER BY i.created_at DESC, i.id;
