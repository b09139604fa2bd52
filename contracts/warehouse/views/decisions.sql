-- One row a decision, with what came of it as far as that is known. contracts/events describes the
-- events it is made from: steward.decision.made and steward.decision.outcome.
--
-- > tenant STRING
-- > decision STRING
-- > domain STRING: such as finance
-- > policy STRING
-- > version STRING
-- > variant STRING: absent without one
-- > verdict STRING: approve, deny or escalate
-- > autonomy STRING: AL0 (people decide) to AL3 (acts alone)
-- > rule STRING: the first that fired
-- > propensity FLOAT64: how likely this variant was to be taken; absent when that is not told
-- > latency_micros INT64
-- > decided_at TIMESTAMP
-- > reward FLOAT64: of the newest outcome; absent as long as there is none
-- > outcome_at TIMESTAMP: of the newest outcome
CREATE OR REPLACE VIEW `events_curated.decisions` AS
WITH
  told AS (
    SELECT
      e.tenant,
      JSON_VALUE(e.data['decision']) AS decision,
      e.type = 'steward.decision.made' AS made,
      JSON_VALUE(e.data['domain']) AS domain,
      JSON_VALUE(e.data['policy']) AS policy,
      JSON_VALUE(e.data['version']) AS version,
      JSON_VALUE(e.data['variant']) AS variant,
      JSON_VALUE(e.data['verdict']) AS verdict,
      JSON_VALUE(e.data['autonomy']) AS autonomy,
      JSON_VALUE(e.data['rule']) AS rule,
      SAFE_CAST(JSON_VALUE(e.data['propensity']) AS FLOAT64) AS propensity,
      SAFE_CAST(JSON_VALUE(e.data['latencyMicros']) AS INT64) AS latency_micros,
      SAFE_CAST(JSON_VALUE(e.data['reward']) AS FLOAT64) AS reward,
      e.time,
      e.id
    FROM (
      -- What Steward's own journal tells has it in the entry's payload.
      SELECT
        d.tenant, d.type, d.time, d.id,
        IF(JSON_TYPE(d.data['payload']) = 'object', d.data['payload'], d.data) AS data
      FROM `events_curated.event` AS d
      WHERE STARTS_WITH(d.source, '/steward/')
        AND d.type IN ('steward.decision.made', 'steward.decision.outcome')
    ) AS e
  ),
  placed AS (
    SELECT
      t.tenant, t.decision, t.made, t.domain, t.policy, t.version, t.variant, t.verdict,
      t.autonomy, t.rule, t.propensity, t.latency_micros, t.reward, t.time,
      ROW_NUMBER() OVER (PARTITION BY t.tenant, t.decision, t.made ORDER BY t.time, t.id) AS place,
      ROW_NUMBER() OVER (
        PARTITION BY t.tenant, t.decision, t.made ORDER BY t.time DESC, t.id DESC) AS from_last
    FROM told AS t
    WHERE t.decision IS NOT NULL
  )
SELECT
  p.tenant,
  p.decision,
  MAX(p.domain) AS domain,
  MAX(p.policy) AS policy,
  MAX(p.version) AS version,
  MAX(p.variant) AS variant,
  MAX(p.verdict) AS verdict,
  MAX(p.autonomy) AS autonomy,
  MAX(p.rule) AS rule,
  MAX(p.propensity) AS propensity,
  MAX(p.latency_micros) AS latency_micros,
  MAX(IF(p.made, p.time, NULL)) AS decided_at,
  MAX(IF(p.made, NULL, p.reward)) AS reward,
  MAX(IF(p.made, NULL, p.time)) AS outcome_at
FROM placed AS p
WHERE (p.made AND p.place = 1) OR (NOT p.made AND p.from_last = 1)
GROUP BY p.tenant, p.decision
HAVING COUNTIF(p.made) > 0;
