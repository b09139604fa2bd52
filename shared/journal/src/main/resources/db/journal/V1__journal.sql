-- The append-only history: one hash chain for each (tenant, stream). contracts/journal says how a
-- hash is made and how to verify a chain without this code.

CREATE SCHEMA IF NOT EXISTS control;
GRANT USAGE ON SCHEMA control TO steward_app;

-- Where each chain ends. Whoever appends locks this row, so numbers have no gaps and entries are
-- seen in their order.
CREATE TABLE control.journal_head (
  tenant_id text NOT NULL,
  stream    text NOT NULL,
  seq       bigint NOT NULL,
  hash      bytea NOT NULL,
  PRIMARY KEY (tenant_id, stream),
  CHECK (stream ~ '^[a-z][a-z0-9._-]{0,63}$'),
  CHECK (octet_length(hash) = 32)
) WITH (fillfactor = 50); -- room on the page for the next version of a row that changes so often

CREATE TABLE control.journal_entry (
  tenant_id text NOT NULL,
  stream    text NOT NULL,
  seq       bigint NOT NULL,
  event_id  text NOT NULL,
  type      text NOT NULL,
  run_id    text,
  at        timestamptz NOT NULL,
  body      text NOT NULL,
  prev_hash bytea NOT NULL,
  hash      bytea NOT NULL,
  PRIMARY KEY (tenant_id, stream, seq),
  CONSTRAINT journal_entry_chain UNIQUE (tenant_id, stream, prev_hash),
  CONSTRAINT journal_entry_event UNIQUE (tenant_id, event_id),
  CHECK (octet_length(hash) = 32)
);

CREATE INDEX journal_entry_run ON control.journal_entry (tenant_id, run_id, stream, seq)
  WHERE run_id IS NOT NULL;

ALTER TABLE control.journal_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.journal_head FORCE ROW LEVEL SECURITY;
CREATE POLICY journal_head_of_tenant ON control.journal_head
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT, UPDATE ON control.journal_head TO steward_app;

ALTER TABLE control.journal_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.journal_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY journal_entry_of_tenant ON control.journal_entry
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON control.journal_entry TO steward_app;

CREATE FUNCTION control.journal_refuse_change() RETURNS trigger
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION '% on %.% is refused: history is only ever added to',
    TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

-- For each statement, so that one which finds no row is refused too; always, so that a session
-- that plays replica is refused as well.
CREATE TRIGGER journal_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON control.journal_entry
  FOR EACH STATEMENT EXECUTE FUNCTION control.journal_refuse_change();
ALTER TABLE control.journal_entry ENABLE ALWAYS TRIGGER journal_entry_stays;

CREATE TRIGGER journal_head_stays BEFORE DELETE OR TRUNCATE ON control.journal_head
  FOR EACH STATEMENT EXECUTE FUNCTION control.journal_refuse_change();
ALTER TABLE control.journal_head ENABLE ALWAYS TRIGGER journal_head_stays;

-- Appends in order and returns the sequence number of the last entry. The arrays are parallel;
-- bodies are canonical JSON, and the bytes that are hashed are the bytes that are stored.
CREATE FUNCTION control.journal_append(
  for_tenant text,
  to_stream  text,
  event_ids  text[],
  types      text[],
  run_ids    text[],
  ats        timestamptz[],
  bodies     text[]
) RETURNS bigint
  LANGUAGE plpgsql
  SECURITY INVOKER
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  -- 'steward.journal.v1' and a zero byte
  mark   CONSTANT bytea := '\x737465776172642e6a6f75726e616c2e763100';
  first  bigint;
  last   bigint;
  link   bytea;
  links  bytea[];
  body   text;
BEGIN
  LOOP
    SELECT h.seq, h.hash INTO last, link
    FROM control.journal_head h
    WHERE h.tenant_id = for_tenant AND h.stream = to_stream
    FOR NO KEY UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO control.journal_head (tenant_id, stream, seq, hash)
    VALUES (for_tenant, to_stream, 0, decode(repeat('00', 32), 'hex'))
    ON CONFLICT DO NOTHING;
  END LOOP;

  first := last;
  links := ARRAY[link];
  FOREACH body IN ARRAY bodies LOOP
    last := last + 1;
    link := sha256(mark || link || int8send(last) || convert_to(body, 'UTF8'));
    links := array_append(links, link);
  END LOOP;

  INSERT INTO control.journal_entry
    (tenant_id, stream, seq, event_id, type, run_id, at, body, prev_hash, hash)
  SELECT for_tenant, to_stream, first + n, e.event_id, e.type, e.run_id, e.at, e.body,
    e.prev_hash, e.hash
  FROM unnest(event_ids, types, run_ids, ats, bodies, links[:last - first], links[2:])
    WITH ORDINALITY AS e (event_id, type, run_id, at, body, prev_hash, hash, n);

  UPDATE control.journal_head h SET seq = last, hash = link
  WHERE h.tenant_id = for_tenant AND h.stream = to_stream;
  RETURN last;
END
$$;

REVOKE ALL ON FUNCTION control.journal_append(
  text, text, text[], text[], text[], timestamptz[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION control.journal_append(
  text, text, text[], text[], text[], timestamptz[], text[]) TO steward_app;
