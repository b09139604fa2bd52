-- Documents, every version a row. The runtime role may add and read, never change or remove.

CREATE SCHEMA IF NOT EXISTS documents;
GRANT USAGE ON SCHEMA documents TO steward_app;

CREATE TABLE documents.document_version (
  tenant_id  text NOT NULL,
  collection text NOT NULL,
  id         text NOT NULL,
  version    bigint NOT NULL CHECK (version >= 1),
  -- json and not jsonb: it keeps the text as written, so that numbers come back as they were.
  content    json NOT NULL,
  principal  text NOT NULL,
  run_id     text NOT NULL,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, collection, id, version)
);

ALTER TABLE documents.document_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents.document_version FORCE ROW LEVEL SECURITY;
CREATE POLICY document_of_tenant ON documents.document_version
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''))
  WITH CHECK (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON documents.document_version TO steward_app;
