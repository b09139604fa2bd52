-- Each insight once: writing one again changes nothing.
CREATE OR REPLACE VIEW `events_curated.insight` AS
SELECT tenant, id, kind, title, created_at, principal, run, report, content
FROM `insights.insight`
WHERE TRUE
QUALIFY ROW_NUMBER() OVER (PARTITION BY tenant, id ORDER BY created_at) = 1;
