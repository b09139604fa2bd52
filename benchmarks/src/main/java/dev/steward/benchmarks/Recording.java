package dev.steward.benchmarks;

import dev.steward.benchmarks.Change.Cell;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Notes every row that is written in the schema {@code control}, so that the floor does what a
 * governed call does, whatever that will be one day. Done by the superuser, whom row-level security
 * does not bind.
 */
final class Recording implements AutoCloseable {
  private static final String LOG =
      """
      CREATE SCHEMA recorded;
      CREATE TABLE recorded.change (
        n           bigint GENERATED ALWAYS AS IDENTITY,
        transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
        tenant_id   text NOT NULL,
        name        text NOT NULL,
        before      text,
        after       text NOT NULL
      );
      CREATE FUNCTION recorded.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        INSERT INTO recorded.change (tenant_id, name, before, after)
        VALUES (
          NEW.tenant_id, TG_TABLE_NAME, CASE WHEN TG_OP = 'UPDATE' THEN OLD::text END, NEW::text);
        RETURN NULL;
      END
      $$
      """;

  /** Sealing and other work of Steward's own writes too, but moves no run. */
  private static final String OF_CALLS =
      """
      SELECT n, transaction, tenant_id, name, before, after FROM recorded.change c
      WHERE EXISTS (
        SELECT FROM recorded.change run
        WHERE run.transaction = c.transaction
          AND run.name = 'run')
      ORDER BY n
      """;

  private final Connection connection;
  private final Map<String, List<String>> keys;

  private Recording(Connection connection) throws SQLException {
    this.connection = connection;
    this.keys = keys(connection);
  }

  static Recording begin(Connection superuser) throws SQLException {
    Recording recording = new Recording(superuser);
    recording.run(LOG);
    for (String table : recording.keys.keySet()) {
      recording.run(
          "CREATE TRIGGER recorded AFTER INSERT OR UPDATE ON control.%s FOR EACH ROW EXECUTE FUNCTION recorded.note()"
              .formatted(table));
    }
    return recording;
  }

  /** The second of the two calls that each tenant made, told apart from the first. */
  Map<String, Written> secondCalls() throws SQLException {
    Map<String, Map<String, List<Change>>> tenants = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(OF_CALLS)) {
      while (row.next()) {
        tenants
            .computeIfAbsent(row.getString("tenant_id"), _ -> new LinkedHashMap<>())
            .computeIfAbsent(row.getString("transaction"), _ -> new ArrayList<>())
            .add(change(row.getString("name"), row.getString("before"), row.getString("after")));
      }
    }
    Map<String, Written> calls = new TreeMap<>();
    tenants.forEach(
        (tenant, transactions) -> {
          List<List<Change>> all = List.copyOf(transactions.values());
          int half = all.size() / 2;
          calls.put(tenant, Written.of(all.subList(0, half), all.subList(half, all.size())));
        });
    return calls;
  }

  private Change change(String table, @Nullable String before, @Nullable String after)
      throws SQLException {
    Map<String, Cell> now = cells(table, Objects.requireNonNull(after));
    return before == null
        ? Change.inserted(table, now)
        : Change.updated(table, Objects.requireNonNull(keys.get(table)), cells(table, before), now);
  }

  /** The columns that are not null. */
  private Map<String, Cell> cells(String table, String row) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT (CAST(? AS control.%s)).*".formatted(table))) {
      select.setString(1, row);
      try (ResultSet result = select.executeQuery()) {
        result.next();
        ResultSetMetaData about = result.getMetaData();
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
          String text = result.getString(i);
          if (text != null) {
            cells.put(about.getColumnName(i), new Cell(about.getColumnTypeName(i), text));
          }
        }
        return cells;
      }
    }
  }

  /** Of every table that belongs to tenants. */
  private static Map<String, List<String>> keys(Connection connection) throws SQLException {
    Map<String, List<String>> keys = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT c.relname, a.attname
                FROM pg_index i
                JOIN pg_class c ON c.oid = i.indrelid
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
                WHERE i.indisprimary
                  AND c.relnamespace = 'control'::regnamespace
                  AND EXISTS (
                    SELECT FROM pg_attribute t
                    WHERE t.attrelid = c.oid
                      AND t.attname = 'tenant_id')
                ORDER BY c.relname, array_position(i.indkey::int2[], a.attnum)
                """)) {
      while (row.next()) {
        keys.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2));
      }
    }
    return keys;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    run("DROP SCHEMA recorded CASCADE");
  }
}
