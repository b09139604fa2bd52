-- At which level of autonomy the decisions of a policy were taken, and since when. One row a stretch
-- of time; the levels that are in force have no end. contracts/events describes the event it is made
-- from: steward.decision.autonomy-changed.
--
-- > tenant STRING
-- > policy STRING
-- > version STRING: absent when the change is to all of them
-- > level STRING: AL0 (people decide) to AL3 (acts alone)
-- > level_before STRING: absent for the first
-- > since TIMESTAMP
-- > until TIMESTAMP: absent for the level in force
-- > changed_by STRING: absent when nobody is named
-- > reason STRING
CREATE OR REPLACE VIEW `events_curated.autonomy_levels` AS
WITH
  changes AS (
    SELECT
      e.tenant,
      JSON_VALUE(e.data['policy']) AS policy,
      JSON_VALUE(e.data['version']) AS version,
      JSON_VALUE(e.data['to']) AS level,
      JSON_VALUE(e.data['from']) AS level_before,
      JSON_VALUE(e.data['reason']) AS reason,
      e.subject AS changed_by,
      e.time,
      e.id
    FROM `events_curated.event` AS e
    WHERE STARTS_WITH(e.source, '/steward/')
      AND e.type = 'steward.decision.autonomy-changed'
  )
SELECT
  c.tenant,
  c.policy,
  c.version,
  c.level,
  c.level_before,
  c.time AS since,
  LEAD(c.time) OVER (PARTITION BY c.tenant, c.policy, c.version ORDER BY c.time, c.id) AS until,
  c.changed_by,
  c.reason
FROM changes AS c
WHERE c.policy IS NOT NULL AND c.level IS NOT NULL;
