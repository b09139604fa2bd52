-- What an analysis found, one row each; the report itself lies in Artifacts.
CREATE TABLE IF NOT EXISTS `insights.insight` (
  tenant STRING NOT NULL,
  id STRING NOT NULL,
  kind STRING NOT NULL OPTIONS (description = 'The tool that found it'),
  title STRING NOT NULL,
  created_at TIMESTAMP NOT NULL,
  principal STRING NOT NULL,
  run STRING,
  report STRING OPTIONS (description = 'The name of the report among the artifacts'),
  content JSON NOT NULL
)
PARTITION BY DATE(created_at)
CLUSTER BY tenant, kind;
