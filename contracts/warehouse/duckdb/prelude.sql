-- What DuckDB needs to read the GoogleSQL of this folder. A TIMESTAMP of DuckDB has no zone, and
-- means UTC here. The rest of the translation is three replacements of text: README.md has them.

CREATE TYPE IF NOT EXISTS FLOAT64 AS DOUBLE;
CREATE TYPE IF NOT EXISTS INT64 AS BIGINT;

CREATE OR REPLACE MACRO UNIX_MICROS(moment) AS epoch_us(moment);
CREATE OR REPLACE MACRO TIMESTAMP_MICROS(micros) AS make_timestamp(CAST(micros AS BIGINT));
CREATE OR REPLACE MACRO UNIX_DATE(day) AS CAST(day - DATE '1970-01-01' AS BIGINT);
CREATE OR REPLACE MACRO DATE_FROM_UNIX_DATE(days) AS DATE '1970-01-01' + CAST(days AS INTEGER);
CREATE OR REPLACE MACRO DIV(dividend, divisor) AS dividend // divisor;
CREATE OR REPLACE MACRO GENERATE_ARRAY(first, last) AS generate_series(first, last);
-- DuckDB's own is NULL where every condition is.
CREATE OR REPLACE MACRO COUNTIF(condition) AS count(CASE WHEN condition THEN 1 END);
-- The names that GoogleSQL has for the types of JSON; DuckDB's are those of its own storage.
CREATE OR REPLACE MACRO JSON_TYPE(document) AS CASE system.main.json_type(document)
  WHEN 'VARCHAR' THEN 'string'
  WHEN 'BOOLEAN' THEN 'boolean'
  WHEN 'OBJECT' THEN 'object'
  WHEN 'ARRAY' THEN 'array'
  WHEN 'NULL' THEN 'null'
  WHEN 'DOUBLE' THEN 'number'
  WHEN 'BIGINT' THEN 'number'
  WHEN 'UBIGINT' THEN 'number'
  WHEN 'HUGEINT' THEN 'number'
END;
-- The text of a scalar; an object or an array has none.
CREATE OR REPLACE MACRO JSON_VALUE(document) AS CASE system.main.json_type(document)
  WHEN 'OBJECT' THEN NULL
  WHEN 'ARRAY' THEN NULL
  ELSE document ->> '$'
END;
-- Only the members of the document itself are asked for: depth is 1.
CREATE OR REPLACE MACRO JSON_KEYS(document, depth) AS system.main.json_keys(document);

CREATE SCHEMA IF NOT EXISTS events_raw;
CREATE SCHEMA IF NOT EXISTS events_curated;
CREATE SCHEMA IF NOT EXISTS insights;

-- The columns of tables/*.sql in their order, then what only DuckDB needs: fingerprint is a hash of
-- (tenant, source, id), by which the adapter knows an event again.
CREATE TABLE IF NOT EXISTS events_raw.event (
  tenant VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  type VARCHAR NOT NULL,
  subject VARCHAR,
  time TIMESTAMP NOT NULL,
  received_at TIMESTAMP NOT NULL,
  punctuality VARCHAR NOT NULL,
  data JSON NOT NULL,
  fingerprint BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS insights.insight (
  tenant VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  created_at TIMESTAMP NOT NULL,
  principal VARCHAR NOT NULL,
  run VARCHAR,
  report VARCHAR,
  content JSON NOT NULL,
  PRIMARY KEY (tenant, id)
);

-- The adapter writes each event and each insight once, so these two views need not look for
-- duplicates as views/*.sql must. Every other view is made from its text there.
CREATE OR REPLACE VIEW events_curated.event AS
SELECT tenant, source, id, type, subject, time, received_at, punctuality, data
FROM events_raw.event;

CREATE OR REPLACE VIEW events_curated.insight AS
SELECT tenant, id, kind, title, created_at, principal, run, report, content
FROM insights.insight;
