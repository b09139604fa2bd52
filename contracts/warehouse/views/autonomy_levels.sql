-- At which level of autonomy a band of a domain is decided, and since when. One row a stretch of
-- time; the levels that are in force have no end. All bands of a domain are told together, so those
-- told later end those told before. contracts/events describes the event it is made from:
-- steward.decision.autonomy-changed.
--
-- > tenant STRING
-- > domain STRING: such as finance; absent when the change is to a policy wherever it decides
-- > band STRING: such as 500 to 1000, of what the policy measures; absent when there is but one
-- > policy STRING
-- > version STRING: absent when the change is to all of them
-- > level STRING: AL0 (people decide) to AL3 (acts alone)
-- > level_before STRING: absent for the first; the same for a band that only others changed beside
-- > since TIMESTAMP
-- > until TIMESTAMP: absent for the level in force
-- > changed_by STRING: absent when nobody is named
-- > reason STRING
CREATE OR REPLACE VIEW `events_curated.autonomy_levels` AS
WITH
  told AS (
    SELECT
      e.tenant,
      JSON_VALUE(e.data['domain']) AS domain,
      JSON_VALUE(e.data['band']) AS band,
      JSON_VALUE(e.data['policy']) AS policy,
      JSON_VALUE(e.data['version']) AS version,
      JSON_VALUE(e.data['to']) AS level,
      JSON_VALUE(e.data['from']) AS level_before,
      JSON_VALUE(e.data['reason']) AS reason,
      e.subject AS changed_by,
      e.time
    FROM (
      -- What Steward's own journal tells has it in the entry's payload.
      SELECT
        d.tenant, d.subject, d.time,
        IF(JSON_TYPE(d.data['payload']) = 'object', d.data['payload'], d.data) AS data
      FROM `events_curated.event` AS d
      WHERE STARTS_WITH(d.source, '/steward/')
        AND d.type = 'steward.decision.autonomy-changed'
    ) AS e
  ),
  changes AS (
    SELECT
      t.tenant, t.domain, t.band, t.policy, t.version, t.level, t.level_before, t.reason,
      t.changed_by, t.time,
      IFNULL(t.domain, CONCAT(t.policy, '@', IFNULL(t.version, ''))) AS scope
    FROM told AS t
    WHERE t.policy IS NOT NULL AND t.level IS NOT NULL
  ),
  ends AS (
    SELECT
      m.tenant, m.scope, m.time,
      LEAD(m.time) OVER (PARTITION BY m.tenant, m.scope ORDER BY m.time) AS until
    FROM (SELECT DISTINCT c.tenant, c.scope, c.time FROM changes AS c) AS m
  )
SELECT
  c.tenant,
  c.domain,
  c.band,
  c.policy,
  c.version,
  c.level,
  c.level_before,
  c.time AS since,
  n.until,
  c.changed_by,
  c.reason
FROM changes AS c
JOIN ends AS n ON n.tenant = c.tenant AND n.scope = c.scope AND n.time = c.time;
