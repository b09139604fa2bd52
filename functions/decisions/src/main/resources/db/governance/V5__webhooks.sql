-- What vendors told by webhook, each once, and what was done at theirs because of it.

CREATE TABLE governance.webhook_delivery (
  tenant_id   text NOT NULL,
  source      text NOT NULL CHECK (source IN ('github', 'stripe')),
  endpoint    text NOT NULL CHECK (length(endpoint) BETWEEN 1 AND 64),
  id          text NOT NULL CHECK (length(id) BETWEEN 1 AND 255),
  body_digest text NOT NULL,
  event_id    text NOT NULL,
  domain      text,
  state       text NOT NULL CHECK (state IN ('taken', 'recorded', 'undecided', 'waiting', 'done')),
  decision    text,
  problem     text,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, source, endpoint, id),
  FOREIGN KEY (tenant_id, event_id) REFERENCES governance.event (tenant_id, id)
    DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (tenant_id, decision) REFERENCES governance.decision (tenant_id, id),
  CHECK ((state IN ('waiting', 'done')) = (decision IS NOT NULL))
);

-- GitHub signs the body and not the id: the same body under another id is the same delivery.
CREATE UNIQUE INDEX webhook_delivery_of_body ON governance.webhook_delivery
  (tenant_id, source, endpoint, body_digest) WHERE source = 'github';
CREATE INDEX webhook_delivery_open ON governance.webhook_delivery (tenant_id, received_at)
  WHERE state IN ('taken', 'waiting');

ALTER TABLE governance.webhook_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.webhook_delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY webhook_delivery_of_tenant ON governance.webhook_delivery
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.webhook_delivery TO steward_app;
GRANT UPDATE (state, decision, problem) ON governance.webhook_delivery TO steward_app;

-- A call to the vendor, done once: until it is done or given up it comes due again and again.
CREATE TABLE governance.webhook_effect (
  tenant_id text NOT NULL,
  source    text NOT NULL,
  endpoint  text NOT NULL,
  delivery  text NOT NULL,
  seq       integer NOT NULL CHECK (seq > 0),
  kind      text NOT NULL,
  path      text NOT NULL,
  body      text NOT NULL,
  state     text NOT NULL CHECK (state IN ('pending', 'done', 'refused')),
  attempts  integer NOT NULL CHECK (attempts >= 0),
  due_at    timestamptz NOT NULL,
  note      text,
  ended_at  timestamptz,
  PRIMARY KEY (tenant_id, source, endpoint, delivery, seq),
  FOREIGN KEY (tenant_id, source, endpoint, delivery)
    REFERENCES governance.webhook_delivery (tenant_id, source, endpoint, id),
  CHECK ((state = 'pending') = (ended_at IS NULL))
);

CREATE INDEX webhook_effect_due ON governance.webhook_effect (tenant_id, due_at)
  WHERE state = 'pending';

ALTER TABLE governance.webhook_effect ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.webhook_effect FORCE ROW LEVEL SECURITY;
CREATE POLICY webhook_effect_of_tenant ON governance.webhook_effect
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.webhook_effect TO steward_app;
GRANT UPDATE (state, attempts, due_at, note, ended_at) ON governance.webhook_effect TO steward_app;
