-- How far each stream of the journal was published on the event bus. An entry is published before
-- its number stands here, so whatever happens in between, it is published again and never left out.
CREATE TABLE control.relay_cursor (
  tenant_id text NOT NULL REFERENCES control.tenant (tenant_id),
  stream    text NOT NULL,
  seq       bigint NOT NULL CHECK (seq >= 1),
  PRIMARY KEY (tenant_id, stream)
);

ALTER TABLE control.relay_cursor ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.relay_cursor FORCE ROW LEVEL SECURITY;
CREATE POLICY relay_cursor_of_tenant ON control.relay_cursor
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT, UPDATE ON control.relay_cursor TO steward_app;
