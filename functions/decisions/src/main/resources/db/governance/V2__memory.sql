-- What is remembered of decisions: embeddings, features by day, knowledge by day. All of it can be
-- worked out again from V1's tables.

-- Where a text lies in the space of a model. Nothing personal or protected went into the text.
CREATE TABLE governance.embedding (
  tenant_id text NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('decision', 'snapshot')),
  ref       text NOT NULL CHECK (length(ref) BETWEEN 1 AND 255),
  model     text NOT NULL CHECK (length(model) BETWEEN 1 AND 120),
  domain    text NOT NULL,
  at        timestamptz NOT NULL,
  -- Multiples of 1/32767, so that they are the same numbers wherever they are compared.
  vector    real[] NOT NULL CHECK (cardinality(vector) BETWEEN 1 AND 16000),
  -- By which transaction: who has read all that was committed before knows what came since.
  xact      xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (tenant_id, kind, ref, model)
);

CREATE INDEX embedding_by_time ON governance.embedding (tenant_id, kind, domain, model, at DESC, ref);
CREATE INDEX embedding_since ON governance.embedding (tenant_id, kind, domain, model, xact);

ALTER TABLE governance.embedding ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.embedding FORCE ROW LEVEL SECURITY;
CREATE POLICY embedding_of_tenant ON governance.embedding
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.embedding TO steward_app;
GRANT UPDATE (domain, at, vector, xact) ON governance.embedding TO steward_app;

-- With pgvector, an index finds the nearest. Without it, or without the right to install it, they
-- are found by comparing all. An index needs its number of dimensions: these are the models' that
-- come along; of others all are compared.
DO $$
DECLARE
  path text := current_setting('search_path');
BEGIN
  IF NOT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') THEN
    RAISE NOTICE 'pgvector is not available: the nearest are found by comparing all';
    RETURN;
  END IF;
  PERFORM set_config('search_path', 'public', true);
  BEGIN
    CREATE EXTENSION IF NOT EXISTS vector;
  EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'pgvector may not be installed: the nearest are found by comparing all';
    PERFORM set_config('search_path', path, true);
    RETURN;
  END;
  EXECUTE 'CREATE INDEX embedding_near_384 ON governance.embedding'
    ' USING hnsw ((vector::vector(384)) vector_cosine_ops) WHERE cardinality(vector) = 384';
  EXECUTE 'CREATE INDEX embedding_near_768 ON governance.embedding'
    ' USING hnsw ((vector::vector(768)) vector_cosine_ops) WHERE cardinality(vector) = 768';
  PERFORM set_config('search_path', path, true);
END
$$;

-- What is known of an entity at the end of a day (UTC), for those of whom something was decided,
-- resolved or reported on that day.
CREATE TABLE governance.entity_feature (
  tenant_id text NOT NULL,
  domain    text NOT NULL,
  entity    text NOT NULL,
  day       date NOT NULL,
  features  jsonb NOT NULL,
  PRIMARY KEY (tenant_id, domain, entity, day)
);

CREATE INDEX entity_feature_of_day ON governance.entity_feature (tenant_id, domain, day);

ALTER TABLE governance.entity_feature ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.entity_feature FORCE ROW LEVEL SECURITY;
CREATE POLICY entity_feature_of_tenant ON governance.entity_feature
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.entity_feature TO steward_app;
GRANT UPDATE (features) ON governance.entity_feature TO steward_app;

-- What a day (UTC) was like in a domain, in numbers and in words.
CREATE TABLE governance.knowledge_snapshot (
  tenant_id text NOT NULL,
  domain    text NOT NULL,
  day       date NOT NULL,
  summary   text NOT NULL,
  facts     jsonb NOT NULL,
  digest    text NOT NULL,
  PRIMARY KEY (tenant_id, domain, day)
);

ALTER TABLE governance.knowledge_snapshot ENABLE ROW LEVEL SECURITY;
ALTER TABLE governance.knowledge_snapshot FORCE ROW LEVEL SECURITY;
CREATE POLICY knowledge_snapshot_of_tenant ON governance.knowledge_snapshot
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT ON governance.knowledge_snapshot TO steward_app;
GRANT UPDATE (summary, facts, digest) ON governance.knowledge_snapshot TO steward_app;
