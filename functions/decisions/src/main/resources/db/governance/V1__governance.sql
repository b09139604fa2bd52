-- Constitutions, who decides by which of them, events, decisions and their outcomes. The history of
-- all of it is in the journal.

CREATE SCHEMA IF NOT EXISTS governance;
GRANT USAGE ON SCHEMA governance TO steward_app;

-- What was published stays as it was; it can only be retired.
CREATE TABLE governance.policy (
  tenant_id    text NOT NULL,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
  version      text NOT NULL CHECK (length(version) BETWEEN 5 AND 20),
  domain       text NOT NULL CHECK (length(domain) BETWEEN 1 AND 64),
  digest       text NOT NULL,
  source       text NOT NULL,
  cases        text,
  published_by text NOT NULL,
  published_at timestamptz NOT NULL,
  retired_by   text,
  retired_at   timestamptz,
  PRIMARY KEY (tenant_id, name, version)
);

CREATE INDEX policy_of_domain ON governance.policy (tenant_id, domain);

ALTER TABLE governance.policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.policy FORCE ROW LEVEL SECURITY;
CREATE POLICY policy_of_tenant ON governance.policy
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.policy TO steward_app;
GRANT UPDATE (retired_by, retired_at) ON governance.policy TO steward_app;

-- Which policies decide in a domain, from then on: each change is an epoch of its own, whose arms
-- and seed never change, so that every assignment can be worked out again.
CREATE TABLE governance.plan (
  tenant_id  text NOT NULL,
  domain     text NOT NULL,
  epoch      bigint NOT NULL CHECK (epoch > 0),
  seed       text NOT NULL CHECK (length(seed) = 32),
  arms       jsonb NOT NULL,
  audience   text,
  reason     text NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, domain, epoch)
);

ALTER TABLE governance.plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.plan FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_of_tenant ON governance.plan
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.plan TO steward_app;

CREATE TABLE governance.event (
  tenant_id   text NOT NULL,
  id          text NOT NULL CHECK (length(id) BETWEEN 1 AND 255),
  type        text NOT NULL CHECK (length(type) BETWEEN 1 AND 255),
  entity      text NOT NULL CHECK (length(entity) BETWEEN 1 AND 255),
  correlation text CHECK (length(correlation) BETWEEN 1 AND 255),
  payload     jsonb NOT NULL,
  digest      text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE INDEX event_by_type ON governance.event (tenant_id, type, recorded_at DESC, id DESC);
CREATE INDEX event_by_time ON governance.event (tenant_id, recorded_at DESC, id DESC);

ALTER TABLE governance.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.event FORCE ROW LEVEL SECURITY;
CREATE POLICY event_of_tenant ON governance.event
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.event TO steward_app;

-- A decision with everything it was made from. Only its resolution by a person comes later.
CREATE TABLE governance.decision (
  tenant_id      text NOT NULL,
  id             text NOT NULL,
  domain         text NOT NULL,
  entity         text NOT NULL CHECK (length(entity) BETWEEN 1 AND 255),
  correlation    text,
  policy         text NOT NULL,
  policy_digest  text NOT NULL,
  epoch          bigint NOT NULL,
  role           text NOT NULL CHECK (role IN ('live', 'canary', 'trial')),
  propensity     double precision NOT NULL CHECK (propensity > 0 AND propensity <= 1),
  facts          jsonb NOT NULL,
  features       jsonb NOT NULL,
  salt           text NOT NULL,
  context        jsonb NOT NULL,
  assist         jsonb,
  verdict        text NOT NULL CHECK (verdict IN ('approve', 'deny', 'escalate')),
  level          text NOT NULL CHECK (level IN ('AL0', 'AL1', 'AL2', 'AL3')),
  rule           text NOT NULL,
  reason         text NOT NULL,
  measure        numeric,
  money          numeric,
  status         text NOT NULL CHECK (status IN ('final', 'waiting', 'resolved')),
  resolution     text CHECK (resolution IN ('approve', 'deny')),
  resolved_by    text,
  resolved_at    timestamptz,
  principal      text NOT NULL,
  run            text NOT NULL,
  effect_key     text NOT NULL,
  event_id       text NOT NULL,
  decided_at     timestamptz NOT NULL,
  latency_micros bigint NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, effect_key),
  CHECK ((status = 'resolved') = (resolution IS NOT NULL)),
  CHECK ((resolution IS NULL) = (resolved_by IS NULL)),
  CHECK ((level IN ('AL0', 'AL1')) = (status <> 'final'))
);

CREATE INDEX decision_by_time ON governance.decision (tenant_id, domain, decided_at DESC, id DESC);
CREATE INDEX decision_of_entity ON governance.decision (tenant_id, domain, entity, decided_at DESC);
CREATE INDEX decision_of_policy ON governance.decision (tenant_id, policy, decided_at);
CREATE INDEX decision_waiting ON governance.decision (tenant_id, decided_at)
  WHERE status = 'waiting';

ALTER TABLE governance.decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.decision FORCE ROW LEVEL SECURITY;
CREATE POLICY decision_of_tenant ON governance.decision
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.decision TO steward_app;
GRANT UPDATE (status, resolution, resolved_by, resolved_at) ON governance.decision TO steward_app;

-- What a policy that only watches would have decided.
CREATE TABLE governance.shadow_decision (
  tenant_id     text NOT NULL,
  decision      text NOT NULL,
  policy        text NOT NULL,
  policy_digest text NOT NULL,
  verdict       text NOT NULL CHECK (verdict IN ('approve', 'deny', 'escalate')),
  level         text NOT NULL CHECK (level IN ('AL0', 'AL1', 'AL2', 'AL3')),
  rule          text NOT NULL,
  reason        text NOT NULL,
  PRIMARY KEY (tenant_id, decision, policy),
  FOREIGN KEY (tenant_id, decision) REFERENCES governance.decision (tenant_id, id)
);

ALTER TABLE governance.shadow_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.shadow_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY shadow_decision_of_tenant ON governance.shadow_decision
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.shadow_decision TO steward_app;

-- What was reported of a decision. A correction is a row of its own; the latest counts.
CREATE TABLE governance.outcome (
  tenant_id   text NOT NULL,
  decision    text NOT NULL,
  seq         integer NOT NULL CHECK (seq > 0),
  metrics     jsonb NOT NULL,
  digest      text NOT NULL,
  success     boolean,
  occurred_at timestamptz NOT NULL,
  reported_at timestamptz NOT NULL,
  reported_by text NOT NULL,
  PRIMARY KEY (tenant_id, decision, seq),
  FOREIGN KEY (tenant_id, decision) REFERENCES governance.decision (tenant_id, id)
);

ALTER TABLE governance.outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.outcome FORCE ROW LEVEL SECURITY;
CREATE POLICY outcome_of_tenant ON governance.outcome
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.outcome TO steward_app;
