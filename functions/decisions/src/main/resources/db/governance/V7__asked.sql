-- Whose decisions are governed, and how far the history of their calls was heard. Background work
-- visits every tenant in turn, so the directory itself is readable.
CREATE TABLE governance.tenant (
  tenant_id text PRIMARY KEY,
  heard     bigint NOT NULL DEFAULT 0 CHECK (heard >= 0)
);

ALTER TABLE governance.tenant ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant_directory ON governance.tenant FOR SELECT USING (true);
CREATE POLICY tenant_itself ON governance.tenant
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));

-- Not even the owner sees a tenant's plans past the wall; those who had some are to be known.
ALTER TABLE governance.plan NO FORCE ROW LEVEL SECURITY;
INSERT INTO governance.tenant (tenant_id) SELECT DISTINCT tenant_id FROM governance.plan;
ALTER TABLE governance.plan FORCE ROW LEVEL SECURITY;

ALTER TABLE governance.tenant FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON governance.tenant TO steward_app;
GRANT UPDATE (heard) ON governance.tenant TO steward_app;

-- The approvals by which people are being asked about a decision.
CREATE TABLE governance.asked (
  tenant_id text NOT NULL,
  decision  text NOT NULL,
  approval  text NOT NULL,
  PRIMARY KEY (tenant_id, decision, approval),
  FOREIGN KEY (tenant_id, decision) REFERENCES governance.decision (tenant_id, id)
);

ALTER TABLE governance.asked ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.asked FORCE ROW LEVEL SECURITY;
CREATE POLICY asked_of_tenant ON governance.asked
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT, DELETE ON governance.asked TO steward_app;

-- People were asked, and the last approval ended without a decision: since when, why, and by whom
-- if it was somebody. Who asks again can still have it resolved.
ALTER TABLE governance.decision
  DROP CONSTRAINT decision_status_check,
  ADD CONSTRAINT decision_status_check CHECK (
    status IN ('final', 'waiting', 'resolved', 'rejected', 'expired', 'withdrawn')),
  ADD COLUMN ended_by text,
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN ended_note text,
  ADD CHECK (status NOT IN ('rejected', 'expired', 'withdrawn') OR ended_at IS NOT NULL),
  ADD CHECK (ended_at IS NULL OR status NOT IN ('final', 'waiting'));

GRANT UPDATE (ended_by, ended_at, ended_note) ON governance.decision TO steward_app;
