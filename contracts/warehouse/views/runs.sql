-- One row a run: where it stands, and when it got where. Journaled moves of a run, put together.
--
-- > tenant STRING
-- > run STRING
-- > tool STRING
-- > principal STRING: who called
-- > session STRING: absent without one
-- > task STRING: absent without one
-- > state STRING: admitted, held, refused, dispatching, succeeded, failed, unknown or cancelled
-- > problem STRING: what went wrong, a URI; absent when nothing did
-- > attempts INT64: how often it was sent to its executor; 0 when it never was
-- > max_cost INT64: micros reserved; absent for what costs nothing
-- > cost INT64: micros charged; absent while that is not known, and for what costs nothing
-- > started_at TIMESTAMP: the first word of it
-- > admitted_at TIMESTAMP: absent when it never was; for what was held the moment it was let go
-- > sent_at TIMESTAMP: the first time; absent when it never was
-- > finished_at TIMESTAMP: absent while it is under way, held or unknown
CREATE OR REPLACE VIEW `events_curated.runs` AS
WITH
  moves AS (
    SELECT
      e.tenant,
      JSON_VALUE(e.data['run']) AS run,
      JSON_VALUE(e.data['tool']) AS tool,
      e.subject AS principal,
      JSON_VALUE(e.data['session']) AS session,
      JSON_VALUE(e.data['task']) AS task,
      SUBSTR(e.type, 13) AS state,
      JSON_VALUE(e.data['payload']['problem']['type']) AS problem,
      SAFE_CAST(JSON_VALUE(e.data['payload']['attempt']) AS INT64) AS attempt,
      SAFE_CAST(JSON_VALUE(e.data['payload']['maxCost']) AS INT64) AS max_cost,
      SAFE_CAST(JSON_VALUE(e.data['payload']['cost']) AS INT64) AS cost,
      e.time,
      SAFE_CAST(JSON_VALUE(e.data['seq']) AS INT64) AS seq
    FROM `events_curated.event` AS e
    WHERE e.source = '/steward/control-plane'
      AND e.type IN (
        'steward.run.admitted', 'steward.run.held', 'steward.run.refused',
        'steward.run.dispatching', 'steward.run.succeeded', 'steward.run.failed',
        'steward.run.unknown', 'steward.run.cancelled')
  ),
  placed AS (
    SELECT
      m.tenant, m.run, m.tool, m.principal, m.session, m.task, m.state, m.problem, m.attempt,
      m.max_cost, m.cost, m.time,
      ROW_NUMBER() OVER (PARTITION BY m.tenant, m.run ORDER BY m.seq DESC) AS from_last
    FROM moves AS m
    WHERE m.run IS NOT NULL AND m.seq IS NOT NULL
  )
SELECT
  p.tenant,
  p.run,
  MAX(p.tool) AS tool,
  MAX(p.principal) AS principal,
  MAX(p.session) AS session,
  MAX(p.task) AS task,
  MAX(IF(p.from_last = 1, p.state, NULL)) AS state,
  MAX(IF(p.from_last = 1, p.problem, NULL)) AS problem,
  COALESCE(MAX(p.attempt), 0) AS attempts,
  MAX(p.max_cost) AS max_cost,
  MAX(p.cost) AS cost,
  MIN(p.time) AS started_at,
  MIN(IF(p.state = 'admitted', p.time, NULL)) AS admitted_at,
  MIN(IF(p.state = 'dispatching', p.time, NULL)) AS sent_at,
  MAX(IF(
    p.from_last = 1 AND p.state IN ('refused', 'succeeded', 'failed', 'cancelled'),
    p.time, NULL)) AS finished_at
FROM placed AS p
GROUP BY p.tenant, p.run;
