-- What people are told though nothing waits for them: once for an entry of the journal that asks
-- for it, as soon as somebody takes it.
CREATE TABLE control.news (
  tenant_id  text NOT NULL REFERENCES control.tenant (tenant_id),
  event_id   text NOT NULL,
  notice     text NOT NULL,
  at         timestamptz NOT NULL,
  tries      integer NOT NULL DEFAULT 0,
  -- When it is tried next; null when it was told, or given up for the reason in ended.
  next_at    timestamptz,
  ended      text,
  PRIMARY KEY (tenant_id, event_id),
  CHECK ((next_at IS NULL) = (ended IS NOT NULL))
);

CREATE INDEX news_due ON control.news (tenant_id, next_at) WHERE next_at IS NOT NULL;

ALTER TABLE control.news ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.news FORCE ROW LEVEL SECURITY;
CREATE POLICY news_of_tenant ON control.news
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON control.news TO steward_app;
GRANT UPDATE (tries, next_at, ended) ON control.news TO steward_app;

-- How far each stream was read for them, in the transaction that wrote them down.
CREATE TABLE control.news_cursor (
  tenant_id text NOT NULL REFERENCES control.tenant (tenant_id),
  stream    text NOT NULL,
  seq       bigint NOT NULL CHECK (seq >= 0),
  PRIMARY KEY (tenant_id, stream)
);

ALTER TABLE control.news_cursor ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.news_cursor FORCE ROW LEVEL SECURITY;
CREATE POLICY news_cursor_of_tenant ON control.news_cursor
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT, UPDATE ON control.news_cursor TO steward_app;
