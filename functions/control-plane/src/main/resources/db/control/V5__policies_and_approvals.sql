-- A tenant's own policies and the approvals of held runs.

-- What was published stays as it was: the runtime role may neither change nor delete it.
CREATE TABLE control.policy (
  tenant_id    text NOT NULL REFERENCES control.tenant (tenant_id),
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
  major        integer NOT NULL CHECK (major >= 0),
  minor        integer NOT NULL CHECK (minor >= 0),
  patch        integer NOT NULL CHECK (patch >= 0),
  digest       text NOT NULL,
  source       text NOT NULL,
  published_by text NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, name, major, minor, patch)
);

ALTER TABLE control.policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.policy FORCE ROW LEVEL SECURITY;
CREATE POLICY policy_of_tenant ON control.policy
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON control.policy TO steward_app;

-- The digest of the tenant's policies in force, the greatest version of each name. Every admission
-- and every approved dispatch compares it with what it was judged by. No row: no policy of its own.
CREATE TABLE control.policy_head (
  tenant_id text PRIMARY KEY REFERENCES control.tenant (tenant_id),
  digest    text NOT NULL
);

ALTER TABLE control.policy_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.policy_head FORCE ROW LEVEL SECURITY;
CREATE POLICY policy_head_of_tenant ON control.policy_head
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT, UPDATE ON control.policy_head TO steward_app;

CREATE TABLE control.approval (
  tenant_id   text NOT NULL,
  id          text NOT NULL,
  run_id      text NOT NULL,
  tool        text NOT NULL,
  tool_digest text NOT NULL,
  policy      text NOT NULL,
  requester   text NOT NULL,
  rule        text NOT NULL,
  reason      text NOT NULL,
  -- The very bytes that were hashed, and their digest.
  call        text NOT NULL,
  digest      text NOT NULL,
  state       text NOT NULL CHECK (state IN
    ('pending', 'approved', 'rejected', 'revised', 'expired', 'consumed', 'void')),
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL CHECK (expires_at > created_at),
  decided_by  text CHECK (decided_by <> requester),
  decided_at  timestamptz,
  note        text,
  ended_at    timestamptz,
  -- When somebody is to be told next; null when that is done or given up.
  notice_at   timestamptz,
  notices     integer NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, run_id),
  FOREIGN KEY (tenant_id, run_id) REFERENCES control.run (tenant_id, id),
  CHECK (state NOT IN ('approved', 'rejected', 'revised', 'consumed') OR decided_by IS NOT NULL)
);

CREATE INDEX approval_open ON control.approval (tenant_id, expires_at) WHERE state = 'pending';
CREATE INDEX approval_notice ON control.approval (tenant_id, notice_at)
  WHERE state = 'pending' AND notice_at IS NOT NULL;

ALTER TABLE control.approval ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.approval FORCE ROW LEVEL SECURITY;
CREATE POLICY approval_of_tenant ON control.approval
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON control.approval TO steward_app;
-- What was asked never changes, only what became of it.
GRANT UPDATE (state, decided_by, decided_at, note, ended_at, notice_at, notices)
  ON control.approval TO steward_app;

CREATE FUNCTION control.approval_moves_legally() RETURNS trigger
  LANGUAGE plpgsql
  SET search_path = pg_catalog
AS $$
BEGIN
  IF OLD.state = NEW.state
    OR (OLD.state = 'pending' AND NEW.state IN
      ('approved', 'rejected', 'revised', 'expired', 'void'))
    OR (OLD.state = 'approved' AND NEW.state IN ('consumed', 'void'))
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'approval % may not go from % to %', NEW.id, OLD.state, NEW.state
    USING ERRCODE = 'check_violation';
END
$$;

CREATE TRIGGER approval_moves_legally BEFORE UPDATE ON control.approval
  FOR EACH ROW EXECUTE FUNCTION control.approval_moves_legally();
