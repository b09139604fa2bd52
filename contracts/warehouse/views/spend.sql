-- What was charged, by the hour. Rows add up: over hours, tools and principals alike.
--
-- A run counts in the hour in which its charge became known. Micros are those of the price table's
-- currency.
--
-- > tenant STRING
-- > hour TIMESTAMP: its beginning, UTC
-- > tool STRING
-- > principal STRING: who called
-- > runs INT64: those that were charged
-- > cost INT64: micros
CREATE OR REPLACE VIEW `events_curated.spend` AS
WITH
  told AS (
    SELECT
      e.tenant,
      JSON_VALUE(e.data['run']) AS run,
      JSON_VALUE(e.data['tool']) AS tool,
      e.subject AS principal,
      SAFE_CAST(JSON_VALUE(e.data['payload']['cost']) AS INT64) AS cost,
      e.time,
      SAFE_CAST(JSON_VALUE(e.data['seq']) AS INT64) AS seq
    FROM `events_curated.event` AS e
    WHERE e.source = '/steward/control-plane'
      AND e.type IN (
        'steward.run.succeeded', 'steward.run.failed', 'steward.run.unknown')
  ),
  charged AS (
    SELECT t.tenant, t.tool, t.principal, t.cost, t.time
    FROM told AS t
    WHERE t.run IS NOT NULL AND t.cost IS NOT NULL
    QUALIFY ROW_NUMBER() OVER (PARTITION BY t.tenant, t.run ORDER BY t.seq) = 1
  )
SELECT
  c.tenant,
  TIMESTAMP_MICROS(DIV(UNIX_MICROS(c.time), 3600000000) * 3600000000) AS hour,
  c.tool,
  c.principal,
  COUNT(*) AS runs,
  CAST(SUM(c.cost) AS INT64) AS cost
FROM charged AS c
GROUP BY c.tenant, hour, c.tool, c.principal;
