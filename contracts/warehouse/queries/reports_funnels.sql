-- How often each thing happened by the day, and to how many users. Days that touch the range count
-- whole.
--
-- @tenant STRING
-- @from_time TIMESTAMP: at or after
-- @to_time TIMESTAMP: before
-- > day DATE
-- > type STRING
-- > events INT64
-- > users INT64
SELECT f.day, f.type, f.events, f.users
FROM `events_curated.funnels` AS f
WHERE f.tenant = @tenant AND f.day >= DATE(@from_time)
  AND f.day <= DATE(TIMESTAMP_MICROS(UNIX_MICROS(@to_time) - 1))
ORDER BY f.day, f.type;
