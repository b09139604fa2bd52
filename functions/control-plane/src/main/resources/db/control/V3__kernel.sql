-- What the kernel promises: idempotency keys, session leases, kill switches, leased work.

ALTER TABLE control.run
  ADD COLUMN policy      text,
  ADD COLUMN approval_id text,
  ADD COLUMN max_cost    bigint NOT NULL DEFAULT 0 CHECK (max_cost >= 0),
  ADD COLUMN cost        bigint CHECK (cost BETWEEN 0 AND max_cost),
  -- Work on a run that outlives a request: who takes it over raises the epoch, and whatever the one
  -- before still writes with the old epoch changes nothing. The times are the database's own.
  ADD COLUMN lease_epoch bigint NOT NULL DEFAULT 0,
  ADD COLUMN lease_until timestamptz;

-- Not every failure is certain at once: an unknown outcome is looked for by the reconciler.
CREATE INDEX run_unknown ON control.run (tenant_id, finished_at) WHERE state = 'unknown';

-- Whose key it is: a principal's. An answer that is not a run's is kept here as it was given.
CREATE TABLE control.idempotency_key (
  tenant_id   text NOT NULL REFERENCES control.tenant (tenant_id),
  principal   text NOT NULL,
  key         text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  fingerprint text NOT NULL,
  run_id      text,
  status      integer,
  media_type  text,
  location    text,
  body        text,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, principal, key),
  CHECK ((run_id IS NULL) <> (status IS NULL))
);

CREATE INDEX idempotency_key_age ON control.idempotency_key (tenant_id, created_at);

ALTER TABLE control.idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.idempotency_key FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_key_of_tenant ON control.idempotency_key
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT, DELETE ON control.idempotency_key TO steward_app;

CREATE TABLE control.session (
  tenant_id  text NOT NULL REFERENCES control.tenant (tenant_id),
  id         text NOT NULL,
  principal  text NOT NULL,
  policy     text,
  state      text NOT NULL CHECK (state IN ('open', 'closed')),
  opened_at  timestamptz NOT NULL,
  renewed_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > renewed_at),
  closed_at  timestamptz,
  PRIMARY KEY (tenant_id, id)
);

ALTER TABLE control.session ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.session FORCE ROW LEVEL SECURITY;
CREATE POLICY session_of_tenant ON control.session
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT, UPDATE ON control.session TO steward_app;

-- Switches. The row 'all' of '*' stops everything, the row 'all' of a tenant that tenant; rows
-- 'executor:NAME' and 'tool:NAME' stand below either. 'all' also counts the rows beside it, so that
-- a row that vanished is noticed, and what is not readable as a whole means stopped.
CREATE TABLE control.kill_switch (
  tenant_id  text NOT NULL,
  name       text NOT NULL CHECK (name ~ '^(all|(executor|tool):[!-~]{1,128})$'),
  stopped    boolean NOT NULL,
  epoch      bigint NOT NULL DEFAULT 1,
  beside     integer NOT NULL DEFAULT 0,
  reason     text,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, name)
);

INSERT INTO control.kill_switch (tenant_id, name, stopped, changed_by, changed_at)
SELECT '*', 'all', false, 'steward', now()
UNION ALL
SELECT tenant_id, 'all', false, 'steward', now() FROM control.tenant;

ALTER TABLE control.kill_switch ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.kill_switch FORCE ROW LEVEL SECURITY;
CREATE POLICY kill_switch_seen ON control.kill_switch FOR SELECT
  USING (tenant_id IN ('*', nullif(current_setting('app.tenant', true), '')));
-- A switch of all tenants is flipped in a transaction that is bound to '*', which is nobody's name.
CREATE POLICY kill_switch_made ON control.kill_switch FOR INSERT
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), ''));
CREATE POLICY kill_switch_flipped ON control.kill_switch FOR UPDATE
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT, UPDATE ON control.kill_switch TO steward_app;

-- 1 when nothing stops this tool of this tenant, 0 when something does or a row is missing.
CREATE FUNCTION control.may_dispatch(for_tenant text, executor text, tool text) RETURNS integer
  LANGUAGE plpgsql -- not sql, whose body is planned anew for every call
  STABLE
  SECURITY INVOKER
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT (
      count(*) FILTER (WHERE s.name = 'all') = 2
      AND sum(s.beside) = count(*) FILTER (WHERE s.name <> 'all')
      AND NOT bool_or(s.stopped AND s.name IN ('all', 'executor:' || executor, 'tool:' || tool))
    )::integer
    FROM control.kill_switch s
    WHERE s.tenant_id IN ('*', for_tenant)
  );
END
$$;

REVOKE ALL ON FUNCTION control.may_dispatch(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION control.may_dispatch(text, text, text) TO steward_app;
