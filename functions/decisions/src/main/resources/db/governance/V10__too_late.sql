-- Too late is an error now and no answer: who writes need not look before the commit, which so goes
-- to Postgres in one message with what it commits.
-- Who asks for a key waits for this lock: so the clock is looked at with the lock held. Raises ST001
-- when it is too late.
CREATE OR REPLACE FUNCTION governance.keep_effect_key(
  for_tenant text,
  the_key    text,
  content    json,
  deadline   timestamptz
) RETURNS bigint
  LANGUAGE plpgsql
  SECURITY INVOKER
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('effect:' || for_tenant || '/' || the_key, 0));
  IF clock_timestamp() >= deadline THEN
    RAISE EXCEPTION 'the deadline has passed' USING ERRCODE = 'ST001';
  END IF;
  INSERT INTO governance.effect_key (tenant_id, key, kept) VALUES (for_tenant, the_key, content);
  RETURN 1;
END
$$;
