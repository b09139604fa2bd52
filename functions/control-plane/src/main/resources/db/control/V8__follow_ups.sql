-- Calls that the output of a run asked for, written with its end and made soon after. The key makes
-- each of them one run, however often it is tried.
CREATE TABLE control.follow_up (
  tenant_id  text NOT NULL,
  run_id     text NOT NULL,
  position   integer NOT NULL CHECK (position >= 0),
  tool       text NOT NULL,
  arguments  text NOT NULL,
  principal  text NOT NULL,
  trace_id   text NOT NULL,
  task_id    text,
  tries      integer NOT NULL DEFAULT 0,
  next_at    timestamptz,
  PRIMARY KEY (tenant_id, run_id, position),
  FOREIGN KEY (tenant_id, run_id) REFERENCES control.run (tenant_id, id)
);

CREATE INDEX follow_up_due ON control.follow_up (tenant_id, next_at) WHERE next_at IS NOT NULL;

ALTER TABLE control.follow_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.follow_up FORCE ROW LEVEL SECURITY;
CREATE POLICY follow_up_of_tenant ON control.follow_up
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON control.follow_up TO steward_app;
GRANT UPDATE (tries, next_at) ON control.follow_up TO steward_app;
