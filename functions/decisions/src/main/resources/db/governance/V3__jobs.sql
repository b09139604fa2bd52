-- Daily jobs: one row for a job and a day. Whoever holds the lease works; a higher epoch has taken
-- the work over from a lower one.
CREATE TABLE governance.job_run (
  tenant_id   text NOT NULL,
  job         text NOT NULL CHECK (length(job) BETWEEN 1 AND 64),
  day         date NOT NULL,
  epoch       integer NOT NULL CHECK (epoch > 0),
  lease_until timestamptz,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  progress    jsonb NOT NULL,
  report      jsonb,
  PRIMARY KEY (tenant_id, job, day),
  CHECK ((ended_at IS NULL) = (report IS NULL))
);

ALTER TABLE governance.job_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.job_run FORCE ROW LEVEL SECURITY;
CREATE POLICY job_run_of_tenant ON governance.job_run
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.job_run TO steward_app;
GRANT UPDATE (epoch, lease_until, ended_at, progress, report) ON governance.job_run TO steward_app;
