package dev.steward.benchmarks;

import dev.steward.benchmarks.Change.Cell;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Writes what a recorded call wrote, transaction by transaction, with values of its own where those
 * were the call's own. Neighbouring rows of a table go in one INSERT.
 */
final class BareRows implements Client {
  private static final int DIGITS = 15;

  private final Connection connection;
  private final List<List<Transaction>> calls;
  private final AtomicLong count;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private int next;

  BareRows(
      Connection connection, List<Written> tenants, int first, AtomicLong count, boolean atOnce) {
    this.connection = connection;
    this.calls = tenants.stream().map(written -> transactions(written, atOnce)).toList();
    this.next = first;
    this.count = count;
  }

  private record Transaction(List<Message> messages) {}

  private record Message(String sql, List<Value> values) {
    Message and(Message other) {
      List<Value> all = new ArrayList<>(values);
      all.addAll(other.values);
      return new Message(sql + ";\n" + other.sql, all);
    }
  }

  /** {@code own} is negative for what every call writes alike. */
  private record Value(Cell cell, int own) {}

  private static List<Transaction> transactions(Written written, boolean atOnce) {
    List<Transaction> all = new ArrayList<>();
    for (List<Change> changes : written.transactions()) {
      List<Message> messages = new ArrayList<>();
      for (int at = 0; at < changes.size(); ) {
        int end = at + 1;
        while (end < changes.size() && changes.get(at).goesWith(changes.get(end))) {
          end++;
        }
        messages.add(message(changes.subList(at, end), written.own()));
        at = end;
      }
      all.add(
          new Transaction(
              atOnce ? List.of(messages.stream().reduce(Message::and).orElseThrow()) : messages));
    }
    return all;
  }

  private static Message message(List<Change> alike, Map<Cell, Integer> own) {
    Change first = alike.getFirst();
    List<Value> values = new ArrayList<>();
    for (Change change : alike) {
      values(change.values().values(), own, values);
      values(change.key().values(), own, values);
    }
    return new Message(first.insert() ? insert(first, alike.size()) : update(first), values);
  }

  private static void values(Collection<Cell> cells, Map<Cell, Integer> own, List<Value> to) {
    cells.forEach(cell -> to.add(new Value(cell, own.getOrDefault(cell, -1))));
  }

  private static String insert(Change change, int rows) {
    String row =
        change.values().keySet().stream().map(_ -> "?").collect(Collectors.joining(", ", "(", ")"));
    StringJoiner all = new StringJoiner(", ");
    for (int i = 0; i < rows; i++) {
      all.add(row);
    }
    return "INSERT INTO floor.%s (%s) VALUES %s"
        .formatted(change.table(), String.join(", ", change.values().keySet()), all);
  }

  private static String update(Change change) {
    return "UPDATE floor.%s SET %s WHERE %s"
        .formatted(change.table(), set(change.values(), ", "), set(change.key(), " AND "));
  }

  private static String set(Map<String, Cell> cells, String between) {
    return cells.keySet().stream()
        .map(column -> column + " = ?")
        .collect(Collectors.joining(between));
  }

  @Override
  public void call() throws SQLException {
    connection.setAutoCommit(false);
    long call = count.incrementAndGet();
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    for (Transaction transaction : calls.get(next++ % calls.size())) {
      for (Message message : transaction.messages()) {
        send(message, call, now);
      }
      connection.commit();
    }
  }

  private void send(Message message, long call, OffsetDateTime now) throws SQLException {
    PreparedStatement statement = prepared.get(message.sql());
    if (statement == null) {
      statement = connection.prepareStatement(message.sql());
      prepared.put(message.sql(), statement);
    }
    int parameter = 0;
    for (Value value : message.values()) {
      set(statement, ++parameter, value, call, now);
    }
    statement.execute();
  }

  private static void set(
      PreparedStatement statement, int parameter, Value value, long call, OffsetDateTime now)
      throws SQLException {
    long number = call * 1_000 + value.own();
    switch (value.cell().type()) {
      case "timestamptz" -> statement.setObject(parameter, now);
      case "int8" ->
          statement.setLong(
              parameter, value.own() < 0 ? Long.parseLong(value.cell().text()) : number);
      case "int4" -> statement.setInt(parameter, Integer.parseInt(value.cell().text()));
      case "bytea" -> statement.setBytes(parameter, hash(number));
      default ->
          statement.setString(
              parameter,
              value.own() < 0 ? value.cell().text() : unique(value.cell().text(), number));
    }
  }

  /** Of the same length as the text, and another one for each number; sorts by it, as ids do. */
  private static String unique(String text, long number) {
    String digits = ("%0" + DIGITS + "d").formatted(number);
    return text.length() < DIGITS
        ? digits.substring(DIGITS - text.length())
        : text.substring(0, text.length() - DIGITS) + digits;
  }

  /** 32 bytes in no order, as hashes are, at next to no cost. */
  private static byte[] hash(long number) {
    long scattered = Long.reverseBytes(number * 0x9E3779B97F4A7C15L);
    return ByteBuffer.allocate(32).putLong(scattered).putLong(number).array();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
  }
}
