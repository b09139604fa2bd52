-- What became of an effect key, written in the transaction of its effect.

CREATE TABLE governance.effect_key (
  tenant_id text NOT NULL,
  key       text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  -- json and not jsonb: nobody looks into it here.
  kept      json NOT NULL,
  kept_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, key)
);

ALTER TABLE governance.effect_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.effect_key FORCE ROW LEVEL SECURITY;
CREATE POLICY effect_key_of_tenant ON governance.effect_key
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.effect_key TO steward_app;

-- Who asks for a key waits for this lock: so the clock is looked at with the lock held. Answers 0,
-- and keeps nothing, when it is too late.
CREATE FUNCTION governance.keep_effect_key(
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
    RETURN 0;
  END IF;
  INSERT INTO governance.effect_key (tenant_id, key, kept) VALUES (for_tenant, the_key, content);
  RETURN 1;
END
$$;

REVOKE ALL ON FUNCTION governance.keep_effect_key(text, text, json, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION governance.keep_effect_key(text, text, json, timestamptz) TO steward_app;
