-- Money: budgets, what is held and what was spent, in millionths of a currency's unit. What is
-- spent under a budget changes only inside the functions below, which the runtime role may call.

CREATE TABLE control.budget (
  tenant_id    text NOT NULL REFERENCES control.tenant (tenant_id),
  id           text NOT NULL,
  scope        text NOT NULL,
  session_id   text,
  task_id      text,
  span         text NOT NULL, -- "window" to callers; a reserved word here
  currency     text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  limit_micros bigint NOT NULL CHECK (limit_micros BETWEEN 0 AND 9000000000000000),
  created_by   text NOT NULL,
  created_at   timestamptz NOT NULL,
  removed_at   timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, session_id) REFERENCES control.session (tenant_id, id),
  CHECK (
    scope = 'tenant' AND session_id IS NULL AND task_id IS NULL
      AND span IN ('day', 'month', 'total')
    OR scope = 'session' AND session_id IS NOT NULL AND task_id IS NULL
      AND span IN ('day', 'month', 'lifetime')
    OR scope = 'task' AND task_id IS NOT NULL
      AND span IN ('day', 'month', 'lifetime'))
);

-- One of a kind; and by these the budgets of a call are found.
CREATE UNIQUE INDEX budget_of_the_tenant ON control.budget (tenant_id, span)
  WHERE scope = 'tenant' AND removed_at IS NULL;
CREATE UNIQUE INDEX budget_of_a_session ON control.budget (tenant_id, session_id, span)
  WHERE scope = 'session' AND removed_at IS NULL;
CREATE UNIQUE INDEX budget_of_a_task ON control.budget (tenant_id, task_id, session_id, span)
  NULLS NOT DISTINCT
  WHERE scope = 'task' AND removed_at IS NULL;

ALTER TABLE control.budget ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.budget FORCE ROW LEVEL SECURITY;
CREATE POLICY budget_of_tenant ON control.budget
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT, UPDATE (limit_micros, removed_at) ON control.budget TO steward_app;

-- What was spent and what is held in one day, one month, or ever. The limit is repeated here so
-- that one row says all that a hold must know.
CREATE TABLE control.budget_period (
  tenant_id    text NOT NULL,
  budget_id    text NOT NULL,
  starts_at    timestamptz NOT NULL,
  posted       bigint NOT NULL DEFAULT 0 CHECK (posted >= 0),
  pending      bigint NOT NULL DEFAULT 0 CHECK (pending >= 0),
  limit_micros bigint NOT NULL,
  PRIMARY KEY (tenant_id, budget_id, starts_at),
  FOREIGN KEY (tenant_id, budget_id) REFERENCES control.budget (tenant_id, id)
) WITH (fillfactor = 50); -- room on the page for the next version of a row that changes so often

ALTER TABLE control.budget_period ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.budget_period FORCE ROW LEVEL SECURITY;
CREATE POLICY budget_period_of_tenant ON control.budget_period
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, UPDATE (limit_micros) ON control.budget_period TO steward_app;

-- What a run may cost at most, until it is known what it did cost. The arrays are parallel: the
-- periods it weighs on, in the order in which they are locked.
CREATE TABLE control.hold (
  tenant_id  text NOT NULL REFERENCES control.tenant (tenant_id),
  run_id     text NOT NULL,
  state      text NOT NULL CHECK (state IN ('held', 'settled', 'voided')),
  amount     bigint NOT NULL CHECK (amount > 0),
  currency   text NOT NULL,
  principal  text NOT NULL,
  session_id text,
  task_id    text,
  tool       text NOT NULL,
  budgets    text[] NOT NULL,
  periods    timestamptz[] NOT NULL,
  held_at    timestamptz NOT NULL,
  used       bigint CHECK (used >= 0), -- may be above the amount; what is charged never is
  ended_at   timestamptz,
  PRIMARY KEY (tenant_id, run_id),
  CHECK ((state = 'held') = (ended_at IS NULL)),
  CHECK ((state = 'settled') = (used IS NOT NULL))
) WITH (fillfactor = 80);

CREATE INDEX hold_open ON control.hold (tenant_id, run_id) WHERE state = 'held';

ALTER TABLE control.hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.hold FORCE ROW LEVEL SECURITY;
CREATE POLICY hold_of_tenant ON control.hold
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT ON control.hold TO steward_app;

CREATE FUNCTION control.hold_ends_once() RETURNS trigger
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF OLD.state <> 'held' OR NEW.state = 'held' OR NEW.amount <> OLD.amount THEN
    RAISE EXCEPTION 'the hold of % is % and cannot change', OLD.run_id, OLD.state
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER hold_ends_once BEFORE UPDATE ON control.hold
  FOR EACH ROW EXECUTE FUNCTION control.hold_ends_once();

-- What was charged: at most once for a run, attributed to everyone it can be attributed to.
CREATE TABLE control.ledger_transaction (
  tenant_id  text NOT NULL REFERENCES control.tenant (tenant_id),
  id         text NOT NULL,
  run_id     text NOT NULL,
  tool       text NOT NULL,
  principal  text NOT NULL,
  session_id text,
  task_id    text,
  at         timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT ledger_transaction_once UNIQUE (tenant_id, run_id)
);

CREATE INDEX ledger_transaction_at ON control.ledger_transaction (tenant_id, at);

CREATE TABLE control.ledger_entry (
  tenant_id      text NOT NULL,
  transaction_id text NOT NULL,
  line           integer NOT NULL,
  account        text NOT NULL,
  amount         bigint NOT NULL CHECK (amount <> 0),
  currency       text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  PRIMARY KEY (tenant_id, transaction_id, line),
  FOREIGN KEY (tenant_id, transaction_id)
    REFERENCES control.ledger_transaction (tenant_id, id)
);

ALTER TABLE control.ledger_transaction ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.ledger_transaction FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_transaction_of_tenant ON control.ledger_transaction
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT ON control.ledger_transaction TO steward_app;

ALTER TABLE control.ledger_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.ledger_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_entry_of_tenant ON control.ledger_entry
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT ON control.ledger_entry TO steward_app;

CREATE TRIGGER ledger_transaction_stays
  BEFORE UPDATE OR DELETE OR TRUNCATE ON control.ledger_transaction
  FOR EACH STATEMENT EXECUTE FUNCTION control.journal_refuse_change();
ALTER TABLE control.ledger_transaction ENABLE ALWAYS TRIGGER ledger_transaction_stays;

CREATE TRIGGER ledger_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON control.ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION control.journal_refuse_change();
ALTER TABLE control.ledger_entry ENABLE ALWAYS TRIGGER ledger_entry_stays;

CREATE FUNCTION control.ledger_balances() RETURNS trigger
  LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF (
    SELECT count(*) FROM (
      SELECT FROM control.ledger_entry e
      WHERE e.tenant_id = NEW.tenant_id AND e.transaction_id = NEW.transaction_id
      GROUP BY e.currency
      HAVING sum(e.amount) <> 0
    ) AS off
  ) > 0 OR NOT EXISTS (
    -- Not even the row this speaks of is seen: whoever wrote it has turned away since.
    SELECT FROM control.ledger_entry e
    WHERE e.tenant_id = NEW.tenant_id AND e.transaction_id = NEW.transaction_id
  ) THEN
    RAISE EXCEPTION 'the entries of transaction % do not sum to zero', NEW.transaction_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER ledger_balances AFTER INSERT ON control.ledger_entry
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION control.ledger_balances();
ALTER TABLE control.ledger_entry ENABLE ALWAYS TRIGGER ledger_balances;

-- When the period of a budget began that this moment lies in. Periods are UTC.
CREATE FUNCTION control.budget_period_start(span text, at timestamptz) RETURNS timestamptz
  LANGUAGE plpgsql
  STABLE
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN CASE
    WHEN span IN ('day', 'month') THEN date_trunc(span, at, 'UTC')
    ELSE timestamptz '1970-01-01 00:00:00+00'
  END;
END
$$;

-- The budgets a call counts against, in the one order in which they are locked.
CREATE FUNCTION control.budgets_of_call(for_tenant text, in_session text, in_task text)
  RETURNS TABLE (rank integer, id text, span text, currency text)
  LANGUAGE plpgsql -- not sql, whose body is planned anew for every call
  STABLE
  SECURITY INVOKER
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT 1, b.id, b.span, b.currency FROM control.budget b
  WHERE b.tenant_id = for_tenant AND b.scope = 'tenant' AND b.removed_at IS NULL
  UNION ALL
  SELECT 2, b.id, b.span, b.currency FROM control.budget b
  WHERE b.tenant_id = for_tenant AND b.scope = 'session' AND b.removed_at IS NULL
    AND b.session_id = in_session
  UNION ALL
  SELECT 3, b.id, b.span, b.currency FROM control.budget b
  WHERE b.tenant_id = for_tenant AND b.scope = 'task' AND b.removed_at IS NULL
    AND b.task_id = in_task AND (b.session_id IS NULL OR b.session_id = in_session)
  ORDER BY 1, 2;
END
$$;

-- 1 when the amount is held under every budget of the call; 0, and nothing is changed, when one of
-- them has no room for it, is in another currency, or when there is none.
CREATE FUNCTION control.ledger_hold(
  for_tenant   text,
  for_run      text,
  by_principal text,
  in_session   text,
  in_task      text,
  of_tool      text,
  asked        bigint,
  in_currency  text,
  now_is       timestamptz
) RETURNS bigint
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  b          record;
  began      timestamptz;
  opened     boolean;
  in_budgets text[] := '{}';
  in_periods timestamptz[] := '{}';
BEGIN
  IF asked <= 0 THEN
    RAISE EXCEPTION 'nothing to hold for %', for_run USING ERRCODE = 'check_violation';
  END IF;
  FOR b IN SELECT * FROM control.budgets_of_call(for_tenant, in_session, in_task) LOOP
    began := control.budget_period_start(b.span, now_is);
    opened := false;
    LOOP
      UPDATE control.budget_period p SET pending = p.pending + asked
      WHERE p.tenant_id = for_tenant AND p.budget_id = b.id AND p.starts_at = began
        AND b.currency = in_currency
        AND p.posted + p.pending + asked <= p.limit_micros;
      EXIT WHEN FOUND;
      IF opened THEN
        -- In the same order as they were taken; the locks stay until the transaction ends.
        FOR i IN 1 .. cardinality(in_budgets) LOOP
          UPDATE control.budget_period p SET pending = p.pending - asked
          WHERE p.tenant_id = for_tenant
            AND p.budget_id = in_budgets[i] AND p.starts_at = in_periods[i];
        END LOOP;
        RETURN 0;
      END IF;
      -- Locked, so that a limit changed at this moment is the one the new period begins with.
      INSERT INTO control.budget_period (tenant_id, budget_id, starts_at, limit_micros)
      SELECT for_tenant, b.id, began, current.limit_micros
      FROM (
        SELECT l.limit_micros FROM control.budget l
        WHERE l.tenant_id = for_tenant AND l.id = b.id AND l.removed_at IS NULL
        FOR SHARE
      ) AS current
      ON CONFLICT DO NOTHING;
      opened := true;
    END LOOP;
    in_budgets := in_budgets || b.id;
    in_periods := in_periods || began;
  END LOOP;
  IF cardinality(in_budgets) = 0 THEN
    RETURN 0;
  END IF;
  INSERT INTO control.hold (
    tenant_id, run_id, state, amount, currency, principal, session_id, task_id, tool, budgets,
    periods, held_at)
  VALUES (
    for_tenant, for_run, 'held', asked, in_currency, by_principal, in_session, in_task, of_tool,
    in_budgets, in_periods, now_is);
  RETURN 1;
END
$$;

-- 1 when the hold was open and is settled now: what was used, but no more than was held, is charged
-- in the periods of the hold. 0 when there is no open hold.
CREATE FUNCTION control.ledger_settle(
  for_tenant     text,
  for_run        text,
  really_used    bigint,
  transaction_id text,
  now_is         timestamptz
) RETURNS bigint
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  h       control.hold;
  charged bigint;
BEGIN
  UPDATE control.hold SET state = 'settled', used = really_used, ended_at = now_is
  WHERE tenant_id = for_tenant AND run_id = for_run AND state = 'held'
  RETURNING * INTO h;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  charged := least(really_used, h.amount);
  FOR i IN 1 .. cardinality(h.budgets) LOOP
    UPDATE control.budget_period p
    SET pending = p.pending - h.amount, posted = p.posted + charged
    WHERE p.tenant_id = for_tenant
      AND p.budget_id = h.budgets[i] AND p.starts_at = h.periods[i];
  END LOOP;
  IF charged > 0 THEN
    INSERT INTO control.ledger_transaction (
      tenant_id, id, run_id, tool, principal, session_id, task_id, at)
    VALUES (
      for_tenant, transaction_id, for_run, h.tool, h.principal, h.session_id, h.task_id, now_is);
    INSERT INTO control.ledger_entry (
      tenant_id, transaction_id, line, account, amount, currency)
    VALUES
      (for_tenant, transaction_id, 1, 'spent/' || h.tool, charged, h.currency),
      (for_tenant, transaction_id, 2, 'owed', -charged, h.currency);
  END IF;
  RETURN 1;
END
$$;

-- 1 when the hold was open and is given back now, 0 when there is no open hold.
CREATE FUNCTION control.ledger_void(for_tenant text, for_run text, now_is timestamptz)
  RETURNS bigint
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  h control.hold;
BEGIN
  UPDATE control.hold SET state = 'voided', ended_at = now_is
  WHERE tenant_id = for_tenant AND run_id = for_run AND state = 'held'
  RETURNING * INTO h;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  FOR i IN 1 .. cardinality(h.budgets) LOOP
    UPDATE control.budget_period p SET pending = p.pending - h.amount
    WHERE p.tenant_id = for_tenant
      AND p.budget_id = h.budgets[i] AND p.starts_at = h.periods[i];
  END LOOP;
  RETURN 1;
END
$$;

-- What was charged, by whom or what it is asked for, in stretches of an hour, a day or a month; in
-- one stretch when none is named. Whoever is not known is ''.
CREATE FUNCTION control.spending(
  for_tenant text, by_whom text, stretch text, from_at timestamptz, to_at timestamptz
) RETURNS TABLE (starts_at timestamptz, subject text, currency text, amount bigint)
  LANGUAGE sql
  STABLE
  SECURITY INVOKER
  SET search_path = pg_catalog, pg_temp
AS $$
  SELECT
    CASE WHEN stretch IS NULL THEN from_at ELSE date_trunc(stretch, t.at, 'UTC') END,
    coalesce(
      CASE by_whom
        WHEN 'tenant' THEN t.tenant_id
        WHEN 'principal' THEN t.principal
        WHEN 'session' THEN t.session_id
        WHEN 'task' THEN t.task_id
        WHEN 'run' THEN t.run_id
        WHEN 'tool' THEN t.tool
      END,
      ''),
    e.currency,
    e.amount
  FROM control.ledger_transaction t
  JOIN control.ledger_entry e
    ON e.tenant_id = t.tenant_id
    AND e.transaction_id = t.id
    AND e.amount > 0
  WHERE t.tenant_id = for_tenant AND t.at >= from_at AND t.at < to_at
$$;

-- What does not add up in the ledger of a tenant; empty when everything does.
CREATE VIEW control.ledger_finding WITH (security_invoker = true) AS
SELECT e.tenant_id, 'unbalanced-transaction' AS kind, e.transaction_id AS subject,
  '0' AS expected, CAST(sum(e.amount) AS text) AS found
FROM control.ledger_entry e
GROUP BY e.tenant_id, e.transaction_id, e.currency
HAVING sum(e.amount) <> 0
UNION ALL
SELECT h.tenant_id, 'orphan-hold', h.run_id, 'a run that has not ended',
  coalesce(r.state, 'no such run')
FROM control.hold h
LEFT JOIN control.run r ON r.tenant_id = h.tenant_id AND r.id = h.run_id
WHERE h.state = 'held'
  AND (r.id IS NULL OR r.state IN ('refused', 'succeeded', 'failed', 'cancelled'))
UNION ALL
SELECT r.tenant_id, 'missing-hold', r.id, 'held', coalesce(h.state, 'no hold')
FROM control.run r
LEFT JOIN control.hold h ON h.tenant_id = r.tenant_id AND h.run_id = r.id
WHERE r.max_cost > 0
  AND r.state IN ('admitted', 'held', 'dispatching', 'unknown')
  AND h.state IS DISTINCT FROM 'held'
UNION ALL
SELECT r.tenant_id, 'wrong-charge', r.id, coalesce(r.cost, 0)::text,
  coalesce(e.amount, 0)::text
FROM control.run r
LEFT JOIN control.ledger_transaction t ON t.tenant_id = r.tenant_id AND t.run_id = r.id
LEFT JOIN control.ledger_entry e
  ON e.tenant_id = t.tenant_id AND e.transaction_id = t.id AND e.amount > 0
WHERE coalesce(r.cost, 0) <> coalesce(e.amount, 0)
UNION ALL
SELECT h.tenant_id, 'wrong-charge', h.run_id, least(h.used, h.amount)::text,
  coalesce(e.amount, 0)::text
FROM control.hold h
LEFT JOIN control.ledger_transaction t ON t.tenant_id = h.tenant_id AND t.run_id = h.run_id
LEFT JOIN control.ledger_entry e
  ON e.tenant_id = t.tenant_id AND e.transaction_id = t.id AND e.amount > 0
WHERE h.state = 'settled' AND least(h.used, h.amount) <> coalesce(e.amount, 0)
UNION ALL
SELECT p.tenant_id, total.kind, p.budget_id || ' from ' || to_char(p.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
  total.expected::text, total.found::text
FROM control.budget_period p
LEFT JOIN (
  SELECT h.tenant_id, part.budget_id, part.starts_at,
    sum(h.amount) FILTER (WHERE h.state = 'held') AS pending,
    sum(e.amount) AS posted
  FROM control.hold h
  CROSS JOIN LATERAL unnest(h.budgets, h.periods) AS part (budget_id, starts_at)
  LEFT JOIN control.ledger_transaction t ON t.tenant_id = h.tenant_id AND t.run_id = h.run_id
  LEFT JOIN control.ledger_entry e
    ON e.tenant_id = t.tenant_id AND e.transaction_id = t.id AND e.amount > 0
  GROUP BY h.tenant_id, part.budget_id, part.starts_at
) AS held USING (tenant_id, budget_id, starts_at)
CROSS JOIN LATERAL (VALUES
  ('wrong-posted', coalesce(held.posted, 0), p.posted),
  ('wrong-pending', coalesce(held.pending, 0), p.pending)
) AS total (kind, expected, found)
WHERE total.expected <> total.found;

GRANT SELECT ON control.ledger_finding TO steward_app;

-- How many calls a window may see. Without a subject the limit is each one's own.
CREATE TABLE control.rate_limit (
  tenant_id  text NOT NULL REFERENCES control.tenant (tenant_id),
  id         text NOT NULL,
  scope      text NOT NULL CHECK (scope IN ('tenant', 'principal', 'session', 'tool')),
  subject    text CHECK (scope <> 'tenant' OR subject IS NULL),
  span       text NOT NULL CHECK (span IN ('second', 'minute', 'hour')),
  calls      integer NOT NULL CHECK (calls > 0),
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT rate_limit_once UNIQUE NULLS NOT DISTINCT (tenant_id, scope, subject, span)
);

ALTER TABLE control.rate_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.rate_limit FORCE ROW LEVEL SECURITY;
CREATE POLICY rate_limit_of_tenant ON control.rate_limit
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT, INSERT, DELETE ON control.rate_limit TO steward_app;

-- The newest window of each limit and subject; older ones are of no use to anybody.
CREATE TABLE control.rate_count (
  tenant_id text NOT NULL,
  limit_id  text NOT NULL,
  subject   text NOT NULL,
  starts_at timestamptz NOT NULL,
  calls     integer NOT NULL,
  PRIMARY KEY (tenant_id, limit_id, subject),
  FOREIGN KEY (tenant_id, limit_id)
    REFERENCES control.rate_limit (tenant_id, id) ON DELETE CASCADE
) WITH (fillfactor = 50);

ALTER TABLE control.rate_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE control.rate_count FORCE ROW LEVEL SECURITY;
CREATE POLICY rate_count_of_tenant ON control.rate_count
  USING (tenant_id = nullif(current_setting('app.tenant', true), ''));
GRANT SELECT ON control.rate_count TO steward_app;

-- The limits a call counts against, and whom each counts, in the order in which they are locked.
CREATE FUNCTION control.rate_limits_of_call(
  for_tenant text, by_principal text, in_session text, of_tool text
) RETURNS TABLE (id text, subject text, span text, calls integer)
  LANGUAGE plpgsql
  STABLE
  SECURITY INVOKER
  SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT l.id, caller.subject, l.span, l.calls
  FROM control.rate_limit l
  JOIN (VALUES
    ('tenant', for_tenant),
    ('principal', by_principal),
    ('session', in_session),
    ('tool', of_tool)
  ) AS caller (scope, subject)
    ON caller.scope = l.scope
    AND caller.subject IS NOT NULL
    AND (l.subject IS NULL OR l.subject = caller.subject)
  WHERE l.tenant_id = for_tenant
  ORDER BY l.id;
END
$$;

-- 1 when every limit has room for one more call, which is counted then; 0 when one has not: the
-- transaction is to be rolled back, and with it what was counted here. A clock that was set back
-- goes on counting in the newest window it has seen.
CREATE FUNCTION control.rate_admit(
  for_tenant text, by_principal text, in_session text, of_tool text, now_is timestamptz
) RETURNS bigint
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  l record;
BEGIN
  FOR l IN
    SELECT * FROM control.rate_limits_of_call(for_tenant, by_principal, in_session, of_tool)
  LOOP
    INSERT INTO control.rate_count AS c (tenant_id, limit_id, subject, starts_at, calls)
    VALUES (for_tenant, l.id, l.subject, date_trunc(l.span, now_is, 'UTC'), 1)
    ON CONFLICT (tenant_id, limit_id, subject) DO UPDATE
    SET calls = CASE WHEN c.starts_at < EXCLUDED.starts_at THEN 1 ELSE c.calls + 1 END,
      starts_at = greatest(c.starts_at, EXCLUDED.starts_at)
    WHERE c.starts_at < EXCLUDED.starts_at OR c.calls < l.calls;
    IF NOT FOUND THEN
      RETURN 0;
    END IF;
  END LOOP;
  RETURN 1;
END
$$;

REVOKE ALL ON FUNCTION control.budget_period_start(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION control.budget_period_start(text, timestamptz) TO steward_app;
REVOKE ALL ON FUNCTION control.budgets_of_call(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION control.budgets_of_call(text, text, text) TO steward_app;
REVOKE ALL ON FUNCTION control.ledger_hold(
  text, text, text, text, text, text, bigint, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION control.ledger_hold(
  text, text, text, text, text, text, bigint, text, timestamptz) TO steward_app;
REVOKE ALL ON FUNCTION control.ledger_settle(text, text, bigint, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION control.ledger_settle(text, text, bigint, text, timestamptz)
  TO steward_app;
REVOKE ALL ON FUNCTION control.ledger_void(text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION control.ledger_void(text, text, timestamptz) TO steward_app;
REVOKE ALL ON FUNCTION control.spending(text, text, text, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION control.spending(text, text, text, timestamptz, timestamptz)
  TO steward_app;
REVOKE ALL ON FUNCTION control.rate_limits_of_call(text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION control.rate_limits_of_call(text, text, text, text) TO steward_app;
REVOKE ALL ON FUNCTION control.rate_admit(text, text, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION control.rate_admit(text, text, text, text, timestamptz) TO steward_app;
