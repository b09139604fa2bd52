-- One row an approval: what waited for a person, how long, and what they said.
--
-- > tenant STRING
-- > approval STRING
-- > run STRING: the call that waited
-- > tool STRING
-- > requester STRING: whose call it is
-- > rule STRING: which rule of which policy asked for a person
-- > state STRING: pending, approved, rejected, revised, expired, void, or consumed: approved and sent
-- > opened_at TIMESTAMP
-- > expires_at TIMESTAMP: silence means no from then on
-- > decided_by STRING: absent when nobody did
-- > decided_at TIMESTAMP: absent when nobody did
-- > ended_at TIMESTAMP: when it ceased to wait: decided, expired or void; absent while it waits
-- > waited_micros INT64: from opened_at to ended_at
CREATE OR REPLACE VIEW `events_curated.approvals` AS
WITH
  words AS (
    SELECT
      e.tenant,
      JSON_VALUE(e.data['payload']['approval']) AS approval,
      JSON_VALUE(e.data['run']) AS run,
      JSON_VALUE(e.data['tool']) AS tool,
      SUBSTR(e.type, 18) AS word,
      e.subject,
      JSON_VALUE(e.data['payload']['rule']) AS rule,
      SAFE_CAST(JSON_VALUE(e.data['payload']['expiresAt']) AS TIMESTAMP) AS expires_at,
      e.time,
      SAFE_CAST(JSON_VALUE(e.data['seq']) AS INT64) AS seq
    FROM `events_curated.event` AS e
    WHERE e.source = '/steward/control-plane'
      AND e.type IN (
        'steward.approval.opened', 'steward.approval.approved', 'steward.approval.rejected',
        'steward.approval.revised', 'steward.approval.expired', 'steward.approval.void',
        'steward.approval.consumed')
  ),
  placed AS (
    SELECT
      w.tenant, w.approval, w.run, w.tool, w.word, w.subject, w.rule, w.expires_at, w.time,
      w.word IN ('approved', 'rejected', 'revised') AS decision,
      ROW_NUMBER() OVER (PARTITION BY w.tenant, w.approval ORDER BY w.seq DESC) AS from_last
    FROM words AS w
    WHERE w.approval IS NOT NULL AND w.seq IS NOT NULL
  ),
  put_together AS (
    SELECT
      p.tenant,
      p.approval,
      MAX(p.run) AS run,
      MAX(p.tool) AS tool,
      MAX(IF(p.word = 'opened', p.subject, NULL)) AS requester,
      MAX(p.rule) AS rule,
      MAX(IF(p.from_last = 1, p.word, NULL)) AS word,
      MIN(p.time) AS opened_at,
      MAX(p.expires_at) AS expires_at,
      MAX(IF(p.decision, p.subject, NULL)) AS decided_by,
      MIN(IF(p.decision, p.time, NULL)) AS decided_at,
      MIN(IF(p.word != 'opened', p.time, NULL)) AS ended_at
    FROM placed AS p
    GROUP BY p.tenant, p.approval
  )
SELECT
  a.tenant,
  a.approval,
  a.run,
  a.tool,
  a.requester,
  a.rule,
  IF(a.word = 'opened', 'pending', a.word) AS state,
  a.opened_at,
  a.expires_at,
  a.decided_by,
  a.decided_at,
  a.ended_at,
  UNIX_MICROS(a.ended_at) - UNIX_MICROS(a.opened_at) AS waited_micros
FROM put_together AS a;
