-- Every event as it came in, once or more often: readers use events_curated.event.
CREATE TABLE IF NOT EXISTS `events_raw.event` (
  tenant STRING NOT NULL,
  source STRING NOT NULL,
  id STRING NOT NULL,
  type STRING NOT NULL,
  subject STRING OPTIONS (description = 'The user; what has none is left out of what is asked per user'),
  time TIMESTAMP NOT NULL,
  received_at TIMESTAMP NOT NULL,
  punctuality STRING NOT NULL OPTIONS (description = 'on_time, late or future: time as seen from received_at'),
  data JSON NOT NULL OPTIONS (description = 'An object; filters and metrics read its own members')
)
PARTITION BY DATE(time)
CLUSTER BY tenant, type;
