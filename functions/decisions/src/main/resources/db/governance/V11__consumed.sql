-- An approval that somebody gave is asked no longer, and is remembered until its call is known to have
-- come to something: a call that fails leaves the decision to be asked about again.
ALTER TABLE governance.asked ADD COLUMN consumed boolean NOT NULL DEFAULT false;
GRANT UPDATE (consumed) ON governance.asked TO steward_app;
