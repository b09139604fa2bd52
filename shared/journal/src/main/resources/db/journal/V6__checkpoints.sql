-- What the sealer remembers between its rounds. Nothing here is believed when history is verified:
-- the signed checkpoints are, which are kept elsewhere.

-- The log of a tenant: how many leaves have been given a place in it, and over how many of them a
-- checkpoint was published. The lease keeps two processes from doing the same work.
CREATE TABLE control.journal_log (
  tenant_id    text NOT NULL,
  instance     text NOT NULL,
  leaves       bigint NOT NULL DEFAULT 0,
  published    bigint NOT NULL DEFAULT 0,
  sealer       text,
  leased_until timestamptz,
  PRIMARY KEY (tenant_id, instance),
  CHECK (0 <= published AND published <= leaves)
);

-- Entries of a stream that stand side by side in the log: from first_seq to last_seq they are the
-- leaves from first_leaf on.
CREATE TABLE control.journal_seal (
  tenant_id  text NOT NULL,
  instance   text NOT NULL,
  first_leaf bigint NOT NULL,
  stream     text NOT NULL,
  first_seq  bigint NOT NULL,
  last_seq   bigint NOT NULL,
  PRIMARY KEY (tenant_id, instance, first_leaf),
  CONSTRAINT journal_seal_once UNIQUE (tenant_id, instance, stream, first_seq),
  CHECK (1 <= first_seq AND first_seq <= last_seq)
);

ALTER TABLE control.journal_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.journal_log FORCE ROW LEVEL SECURITY;
CREATE POLICY journal_log_of_tenant ON control.journal_log
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT, UPDATE ON control.journal_log TO steward_app;

ALTER TABLE control.journal_seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.journal_seal FORCE ROW LEVEL SECURITY;
CREATE POLICY journal_seal_of_tenant ON control.journal_seal
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON control.journal_seal TO steward_app;

CREATE TRIGGER journal_seal_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON control.journal_seal
  FOR EACH STATEMENT EXECUTE FUNCTION control.journal_refuse_change();
ALTER TABLE control.journal_seal ENABLE ALWAYS TRIGGER journal_seal_stays;
