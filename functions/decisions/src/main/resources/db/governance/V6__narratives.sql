-- What a model makes of a day's numbers: beside the summary, never instead of it.
ALTER TABLE governance.knowledge_snapshot
  ADD COLUMN narrative text,
  ADD COLUMN narrated_by text,
  ADD CHECK ((narrative IS NULL) = (narrated_by IS NULL));

GRANT UPDATE (narrative, narrated_by) ON governance.knowledge_snapshot TO steward_app;
