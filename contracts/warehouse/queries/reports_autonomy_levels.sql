-- The levels of autonomy that were in force in the range, by domain, band and since when.
--
-- @tenant STRING
-- @from_time TIMESTAMP: at or after
-- @to_time TIMESTAMP: before
-- > domain STRING: absent when it is for the policy wherever it decides
-- > band STRING: absent when there is but one
-- > policy STRING
-- > version STRING: absent when it is for all of them
-- > level STRING
-- > level_before STRING: absent for the first
-- > since TIMESTAMP: may lie before the range
-- > until TIMESTAMP: absent for the level in force
-- > changed_by STRING: absent when nobody is named
-- > reason STRING: absent when none is given
SELECT
  l.domain, l.band, l.policy, l.version, l.level, l.level_before, l.since, l.until, l.changed_by,
  l.reason
FROM `events_curated.autonomy_levels` AS l
WHERE l.tenant = @tenant AND l.since < @to_time AND (l.until IS NULL OR l.until > @from_time)
ORDER BY
  l.domain IS NULL, l.domain, l.policy, l.version IS NULL, l.version, l.since, l.level DESC,
  l.band IS NULL, l.band;
