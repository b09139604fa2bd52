-- Tenants, runs and the legal transitions of a run. The journal's tables come from V1.

CREATE TABLE control.tenant (
  tenant_id  text PRIMARY KEY,
  name       text NOT NULL,
  created_at timestamptz NOT NULL
);

ALTER TABLE control.tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.tenant FORCE ROW LEVEL SECURITY;
-- Background work visits every tenant in turn, so the directory itself is readable.
CREATE POLICY tenant_directory ON control.tenant FOR SELECT USING (true);
CREATE POLICY tenant_itself ON control.tenant FOR INSERT
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON control.tenant TO steward_app;

-- The same table as dev.steward.controlplane.runs.RunState; a test compares them.
-- A run's first state is a transition from 'new'.
CREATE TABLE control.run_transition (
  from_state text NOT NULL,
  to_state   text NOT NULL,
  PRIMARY KEY (from_state, to_state)
);

INSERT INTO control.run_transition (from_state, to_state) VALUES
  ('new', 'admitted'),
  ('new', 'held'),
  ('new', 'refused'),
  ('held', 'admitted'),
  ('held', 'refused'),
  ('held', 'cancelled'),
  ('admitted', 'dispatching'),
  ('admitted', 'refused'),
  ('admitted', 'failed'),
  ('admitted', 'cancelled'),
  ('dispatching', 'dispatching'),
  ('dispatching', 'succeeded'),
  ('dispatching', 'failed'),
  ('dispatching', 'unknown'),
  ('unknown', 'dispatching'),
  ('unknown', 'succeeded'),
  ('unknown', 'failed');

GRANT SELECT ON control.run_transition TO steward_app;

CREATE TABLE control.run (
  tenant_id    text NOT NULL REFERENCES control.tenant (tenant_id),
  id           text NOT NULL,
  tool         text NOT NULL,
  tool_digest  text,
  risk         text,
  state        text NOT NULL,
  principal    text NOT NULL,
  session_id   text,
  task_id      text,
  trace_id     text NOT NULL,
  attempt      integer NOT NULL DEFAULT 0,
  input        text NOT NULL,
  input_salt   text NOT NULL,
  output       text,
  problem      text,
  evidence     text,
  cancel_asked boolean NOT NULL DEFAULT false,
  created_at   timestamptz NOT NULL,
  deadline_at  timestamptz NOT NULL,
  finished_at  timestamptz,
  PRIMARY KEY (tenant_id, id)
);

-- Only the runs still under way: the sweeper and the canceller look here.
CREATE INDEX run_open ON control.run (tenant_id, deadline_at)
  WHERE state IN ('admitted', 'dispatching');

ALTER TABLE control.run ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.run FORCE ROW LEVEL SECURITY;
CREATE POLICY run_of_tenant ON control.run
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT, UPDATE ON control.run TO steward_app;

CREATE FUNCTION control.run_moves_legally() RETURNS trigger
  LANGUAGE plpgsql
  SET search_path = pg_catalog
AS $$
DECLARE
  origin text := CASE TG_OP WHEN 'INSERT' THEN 'new' ELSE OLD.state END;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = NEW.state AND OLD.attempt = NEW.attempt THEN
    RETURN NEW;
  END IF;
  IF NOT EXISTS (
    SELECT FROM control.run_transition t
    WHERE t.from_state = origin AND t.to_state = NEW.state
  ) THEN
    RAISE EXCEPTION 'run % may not go from % to %', NEW.id, origin, NEW.state
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER run_moves_legally BEFORE INSERT OR UPDATE ON control.run
  FOR EACH ROW EXECUTE FUNCTION control.run_moves_legally();
