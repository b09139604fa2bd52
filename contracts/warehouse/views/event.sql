-- Each event once, as it was first received: the bus may deliver one more often.
CREATE OR REPLACE VIEW `events_curated.event` AS
SELECT tenant, source, id, type, subject, time, received_at, punctuality, data
FROM `events_raw.event`
WHERE TRUE
QUALIFY ROW_NUMBER() OVER (PARTITION BY tenant, source, id ORDER BY received_at, time) = 1;
