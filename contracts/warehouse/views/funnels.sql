-- How often each thing happened on a day, and to how many users: what to draw a funnel from by the
-- day. Users of different days are not to be added up, and a user need not have come by the steps
-- before: queries/funnel.sql holds users to an order. Steward's own events are left out.
--
-- > tenant STRING
-- > day DATE: UTC
-- > type STRING
-- > events INT64
-- > users INT64: those with a subject
CREATE OR REPLACE VIEW `events_curated.funnels` AS
SELECT
  e.tenant,
  DATE(e.time) AS day,
  e.type,
  COUNT(*) AS events,
  COUNT(DISTINCT e.subject) AS users
FROM `events_curated.event` AS e
WHERE NOT STARTS_WITH(e.source, '/steward')
GROUP BY e.tenant, day, e.type;
