package dev.steward.journal;

import dev.steward.core.TenantId;
import dev.steward.database.Rows;
import dev.steward.database.Statements;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** The journal in the schema {@code control}. */
@Singleton
final class PostgresJournal implements Journal {
  private static final String FIND =
      """
      SELECT stream, seq, event_id, type, at, body, prev_hash, hash
      FROM control.journal_entry
      WHERE tenant_id = ?
        AND event_id = ?
      """;

  @Override
  public long append(Connection tx, TenantId tenant, String stream, List<NewEntry> entries)
      throws SQLException {
    Statements statements = new Statements();
    append(statements, tenant, stream, entries);
    try {
      return statements.execute(tx).getLast();
    } catch (PSQLException e) {
      if (reused(e)) {
        throw new EventIdReused(ids(entries), e);
      }
      throw e;
    }
  }

  @Override
  public void append(
      Statements statements, TenantId tenant, String stream, List<NewEntry> entries) {
    StreamName.check(stream);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to append");
    }
    refuseTwins(entries);
    statements.addLast(
        new Rows(
            """
            SELECT control.journal_append(?, ?, ?, ?, ?, ?, ?)
            """,
            List.of(tenant.value(), stream),
            List.of(
                column("text", entries, NewEntry::eventId),
                column("text", entries, NewEntry::type),
                column("text", entries, entry -> entry.facts().run()),
                column("timestamptz", entries, entry -> Body.at(entry.at())),
                column("text", entries, entry -> Body.of(tenant, stream, entry)))));
  }

  @Override
  public List<Entry> tail(Connection tx, TenantId tenant, String stream, long afterSeq, int limit)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT stream, seq, event_id, type, at, body, prev_hash, hash
            FROM control.journal_entry
            WHERE tenant_id = ?
              AND stream = ?
              AND seq > ?
            ORDER BY seq
            LIMIT ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, stream);
      select.setLong(3, afterSeq);
      select.setInt(4, limit);
      return entries(select, tenant);
    }
  }

  @Override
  public Stretch stretch(
      Connection tx,
      TenantId tenant,
      String stream,
      long afterSeq,
      int window,
      Collection<String> types)
      throws SQLException {
    long end = Math.min(head(tx, tenant, stream), afterSeq + window);
    if (end <= afterSeq) {
      return new Stretch(List.of(), afterSeq);
    }
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT stream, seq, event_id, type, at, body, prev_hash, hash
            FROM control.journal_entry
            WHERE tenant_id = ?
              AND stream = ?
              AND seq > ?
              AND seq <= ?
              AND type = ANY (?)
            ORDER BY seq
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, stream);
      select.setLong(3, afterSeq);
      select.setLong(4, end);
      select.setArray(5, tx.createArrayOf("text", types.toArray()));
      return new Stretch(entries(select, tenant), end);
    }
  }

  private static long head(Connection tx, TenantId tenant, String stream) throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT seq FROM control.journal_head
            WHERE tenant_id = ?
              AND stream = ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, stream);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  @Override
  public List<Entry> ofRun(
      Connection tx, TenantId tenant, String stream, String run, long afterSeq, int limit)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            """
            SELECT stream, seq, event_id, type, at, body, prev_hash, hash
            FROM control.journal_entry
            WHERE tenant_id = ?
              AND run_id = ?
              AND stream = ?
              AND seq > ?
            ORDER BY seq
            LIMIT ?
            """)) {
      select.setString(1, tenant.value());
      select.setString(2, run);
      select.setString(3, stream);
      select.setLong(4, afterSeq);
      select.setInt(5, limit);
      return entries(select, tenant);
    }
  }

  @Override
  public Optional<Entry> find(Connection tx, TenantId tenant, String eventId) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(FIND)) {
      select.setString(1, tenant.value());
      select.setString(2, eventId);
      return entries(select, tenant).stream().findFirst();
    }
  }

  @Override
  public void find(Statements statements, TenantId tenant, String eventId, Consumer<Entry> finder) {
    statements.ask(
        FIND,
        slots -> slots.text(tenant.value()).text(eventId),
        rows -> entries(rows, tenant).forEach(finder));
  }

  private static List<Entry> entries(PreparedStatement select, TenantId tenant)
      throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      return entries(rows, tenant);
    }
  }

  private static List<Entry> entries(ResultSet row, TenantId tenant) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    while (row.next()) {
      entries.add(
          new Entry(
              tenant,
              row.getString("stream"),
              row.getLong("seq"),
              row.getString("event_id"),
              row.getString("type"),
              row.getObject("at", OffsetDateTime.class).toInstant(),
              row.getString("body"),
              HexFormat.of().formatHex(row.getBytes("prev_hash")),
              HexFormat.of().formatHex(row.getBytes("hash"))));
    }
    return entries;
  }

  private static Rows.Column column(
      String type, List<NewEntry> entries, Function<NewEntry, @Nullable String> column) {
    List<@Nullable String> values = new ArrayList<>(entries.size());
    entries.forEach(entry -> values.add(column.apply(entry)));
    return new Rows.Column(type, values);
  }

  private static void refuseTwins(List<NewEntry> entries) {
    Set<String> seen = new HashSet<>();
    for (NewEntry entry : entries) {
      if (!seen.add(entry.eventId())) {
        throw new EventIdReused(entry.eventId(), null);
      }
    }
  }

  /** Row-level security keeps Postgres from saying which id it was. */
  private static boolean reused(PSQLException e) {
    ServerErrorMessage message = e.getServerErrorMessage();
    return PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())
        && message != null
        && "journal_entry_event".equals(message.getConstraint());
  }

  private static String ids(List<NewEntry> entries) {
    String first = entries.getFirst().eventId();
    return entries.size() == 1 ? first : "one of " + entries.size() + " from " + first + " on";
  }
}
