-- How long each run took that was sent to its executor and has ended, and where the time went.
--
-- Take percentiles of these; averages of averages mean nothing. total_micros is the sum of the
-- others.
--
-- > tenant STRING
-- > run STRING
-- > tool STRING
-- > state STRING: succeeded or failed
-- > attempts INT64
-- > finished_at TIMESTAMP
-- > held_micros INT64: waiting for a person; 0 for what nobody had to approve
-- > steward_micros INT64: from being let through to being sent
-- > executor_micros INT64: from the first sending to the end, all attempts and pauses included
-- > total_micros INT64
CREATE OR REPLACE VIEW `events_curated.latency` AS
SELECT
  r.tenant,
  r.run,
  r.tool,
  r.state,
  r.attempts,
  r.finished_at,
  UNIX_MICROS(r.admitted_at) - UNIX_MICROS(r.started_at) AS held_micros,
  UNIX_MICROS(r.sent_at) - UNIX_MICROS(r.admitted_at) AS steward_micros,
  UNIX_MICROS(r.finished_at) - UNIX_MICROS(r.sent_at) AS executor_micros,
  UNIX_MICROS(r.finished_at) - UNIX_MICROS(r.started_at) AS total_micros
FROM `events_curated.runs` AS r
WHERE r.finished_at IS NOT NULL AND r.sent_at IS NOT NULL AND r.admitted_at IS NOT NULL;
