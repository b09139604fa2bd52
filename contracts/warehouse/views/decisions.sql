-- One row a decision, with what came of it as far as that is known. contracts/events describes the
-- events it is made from: steward.decision.made, steward.decision.outcome, and what people made of
-- it, steward.decision.resolved, .rejected, .expired and .withdrawn.
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
-- > status STRING: final, waiting, resolved; rejected, expired or withdrawn if asked about in vain
-- > resolution STRING: what people decided; absent unless they did
-- > settled_by STRING: who decided, or said no; absent unless somebody did
-- > settled_at TIMESTAMP: since when people are not asked any more
-- > reward FLOAT64: of the newest outcome; absent as long as there is none
-- > outcome_at TIMESTAMP: of the newest outcome
CREATE OR REPLACE VIEW `events_curated.decisions` AS
WITH
  told AS (
    SELECT
      e.tenant,
      JSON_VALUE(e.data['decision']) AS decision,
      CASE e.type
        WHEN 'steward.decision.made' THEN 'made'
        WHEN 'steward.decision.outcome' THEN 'outcome'
        ELSE 'settled'
      END AS part,
      SUBSTR(e.type, 18) AS word,
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
      e.subject,
      e.time,
      e.id
    FROM (
      -- What Steward's own journal tells has it in the entry's payload.
      SELECT
        d.tenant, d.type, d.subject, d.time, d.id,
        IF(JSON_TYPE(d.data['payload']) = 'object', d.data['payload'], d.data) AS data
      FROM `events_curated.event` AS d
      WHERE STARTS_WITH(d.source, '/steward/')
        AND d.type IN (
          'steward.decision.made', 'steward.decision.outcome', 'steward.decision.resolved',
          'steward.decision.rejected', 'steward.decision.expired', 'steward.decision.withdrawn')
    ) AS e
  ),
  placed AS (
    SELECT
      t.tenant, t.decision, t.part, t.word, t.domain, t.policy, t.version, t.variant, t.verdict,
      t.autonomy, t.rule, t.propensity, t.latency_micros, t.reward, t.subject, t.time,
      ROW_NUMBER() OVER (PARTITION BY t.tenant, t.decision, t.part ORDER BY t.time, t.id) AS place,
      ROW_NUMBER() OVER (
        PARTITION BY t.tenant, t.decision, t.part ORDER BY t.time DESC, t.id DESC) AS from_last
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
  MAX(IF(p.part = 'made', p.verdict, NULL)) AS verdict,
  MAX(p.autonomy) AS autonomy,
  MAX(p.rule) AS rule,
  MAX(p.propensity) AS propensity,
  MAX(p.latency_micros) AS latency_micros,
  MAX(IF(p.part = 'made', p.time, NULL)) AS decided_at,
  IFNULL(
    MAX(IF(p.part = 'settled', p.word, NULL)),
    IF(MAX(p.autonomy) IN ('AL0', 'AL1'), 'waiting', 'final')) AS status,
  MAX(IF(p.part = 'settled', p.verdict, NULL)) AS resolution,
  MAX(IF(p.part = 'settled' AND p.word IN ('resolved', 'rejected'), p.subject, NULL)) AS settled_by,
  MAX(IF(p.part = 'settled', p.time, NULL)) AS settled_at,
  MAX(IF(p.part = 'outcome', p.reward, NULL)) AS reward,
  MAX(IF(p.part = 'outcome', p.time, NULL)) AS outcome_at
FROM placed AS p
WHERE (p.part = 'made' AND p.place = 1) OR (p.part <> 'made' AND p.from_last = 1)
GROUP BY p.tenant, p.decision
HAVING COUNTIF(p.part = 'made') > 0;
