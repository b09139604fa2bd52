package dev.steward.reliability;

import dev.steward.reliability.records.Records.Finding;
import dev.steward.reliability.records.Superuser;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds the ledger up anew, in queries that share nothing with Steward's own reconciliation; and
 * watches, while it is at work, that no budget is above its limit even for a moment.
 */
record Books(Superuser superuser) {
  private static final int NEVER_OVER = 2;

  private record Rule(String what, String sql) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "was above its limit for a moment",
              "SELECT budget || ' by ' || excess FROM public.overspent"),
          new Rule(
              "does not come to zero",
              """
              SELECT transaction_id FROM control.ledger_entry
              GROUP BY tenant_id, transaction_id, currency HAVING sum(amount) <> 0
              """),
          new Rule(
              "was charged other than was used and held",
              """
              SELECT h.run_id FROM control.hold h
              LEFT JOIN control.ledger_transaction t
                ON t.tenant_id = h.tenant_id AND t.run_id = h.run_id
              LEFT JOIN control.ledger_entry e
                ON e.tenant_id = t.tenant_id AND e.transaction_id = t.id AND e.amount > 0
              GROUP BY h.tenant_id, h.run_id, h.state, h.used, h.amount
              HAVING coalesce(sum(e.amount), 0)
                <> CASE h.state WHEN 'settled' THEN least(h.used, h.amount) ELSE 0 END
              """),
          new Rule(
              "was charged without ever having been held",
              """
              SELECT t.run_id FROM control.ledger_transaction t
              WHERE NOT EXISTS (
                SELECT FROM control.hold h
                WHERE h.tenant_id = t.tenant_id AND h.run_id = t.run_id AND h.state = 'settled')
              """),
          new Rule(
              "has not the sums of its holds",
              """
              WITH part AS (
                SELECT h.tenant_id, b.budget_id, b.starts_at,
                  CASE h.state WHEN 'settled' THEN least(h.used, h.amount) ELSE 0 END AS posted,
                  CASE h.state WHEN 'held' THEN h.amount ELSE 0 END AS pending
                FROM control.hold h, unnest(h.budgets, h.periods) AS b (budget_id, starts_at))
              SELECT p.tenant_id || ' ' || p.budget_id FROM control.budget_period p
              LEFT JOIN part USING (tenant_id, budget_id, starts_at)
              GROUP BY p.tenant_id, p.budget_id, p.starts_at, p.posted, p.pending
              HAVING p.posted <> coalesce(sum(part.posted), 0)
                OR p.pending <> coalesce(sum(part.pending), 0)
              """));

  /** Sees every row that is written, also those that are overwritten before anybody looks. */
  void watch() throws SQLException, IOException {
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE public.overspent (budget text, excess bigint);
          CREATE FUNCTION public.note_overspending() RETURNS trigger
            LANGUAGE plpgsql SECURITY DEFINER
          AS $$
          BEGIN
            INSERT INTO public.overspent
            VALUES (NEW.budget_id, NEW.posted + NEW.pending - NEW.limit_micros);
            RETURN NULL;
          END
          $$;
          CREATE TRIGGER overspending AFTER INSERT OR UPDATE ON control.budget_period
            FOR EACH ROW WHEN (NEW.posted + NEW.pending > NEW.limit_micros)
            EXECUTE FUNCTION public.note_overspending();
          """);
    }
  }

  List<Finding> findings() throws SQLException, IOException {
    List<Finding> findings = new ArrayList<>();
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      for (Rule rule : RULES) {
        try (ResultSet row = statement.executeQuery(rule.sql())) {
          while (row.next()) {
            findings.add(new Finding(NEVER_OVER, row.getString(1) + " " + rule.what()));
          }
        }
      }
    }
    return findings;
  }
}
