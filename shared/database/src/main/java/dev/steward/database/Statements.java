package dev.steward.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Statements that go to Postgres together and are answered together, in one round trip. They run in
 * their order; the first that fails ends them. Each text is a constant of the program: values go in
 * by its parameters.
 */
public final class Statements {
  private final List<Part> parts = new ArrayList<>();
  private final List<Rows> lastParts = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();
  private boolean atOnce;

  private record Part(String sql, Parameters parameters, Optional<String> requirement) {}

  private record Question(String sql, Parameters parameters, Reader reader) {}

  /** Gives a statement's parameters their values, in order. */
  @FunctionalInterface
  public interface Parameters {
    void set(Slots slots) throws SQLException;
  }

  /**
   * Reads what a query selected, before the first row; before the commit or after it, and anew when
   * repeated.
   */
  @FunctionalInterface
  public interface Reader {
    void read(ResultSet rows) throws SQLException;
  }

  public Statements add(String sql, Parameters parameters) {
    parts.add(new Part(sql, parameters, Optional.empty()));
    return this;
  }

  /**
   * A statement that runs behind all others, also behind those of whoever shares the transaction:
   * one that takes a lock many wait for. Neighbours that differ in nothing but their rows are sent
   * as one.
   */
  public Statements addLast(Rows rows) {
    boolean more = !lastParts.isEmpty() && lastParts.getLast().goesWith(rows);
    lastParts.add(more ? lastParts.removeLast().and(rows) : rows);
    return this;
  }

  /** A query behind all others: what has come of them. */
  public Statements ask(String sql, Parameters parameters, Reader reader) {
    questions.add(new Question(sql, parameters, reader));
    return this;
  }

  /**
   * A statement that must change a row or select a number other than 0, or nothing of the
   * transaction may stand; the requirement names it in {@link Written.Unmet}.
   */
  public Statements require(String requirement, String sql, Parameters parameters) {
    parts.add(new Part(sql, parameters, Optional.of(requirement)));
    return this;
  }

  /**
   * The commit goes with them, where nothing is required. Who then loses the connection cannot look
   * at once what became of it: Postgres may be about to commit still. It is for those who look
   * behind a lock that the statements take.
   */
  public Statements committedAtOnce() {
    atOnce = true;
    return this;
  }

  /** Adds others behind these. */
  public Statements then(Statements others) {
    parts.addAll(others.parts);
    others.lastParts.forEach(this::addLast);
    questions.addAll(others.questions);
    return this;
  }

  /** What each said, in the order they ran in: rows it changed, or the number it selected. */
  public List<Long> execute(Connection tx) throws SQLException {
    return execute(tx, joined());
  }

  /**
   * A transaction of their own, in the same round trip, on a connection that is in none. The
   * transaction is an explicit one: where the driver expects long answers it ends its message
   * between two statements, and an implicit one would end there too.
   */
  void executeWhole(Connection connection, String begin) throws SQLException {
    Statements whole = new Statements().add(begin, _ -> {}).then(this);
    whole.execute(connection, whole.joined().add("COMMIT"));
  }

  private StringJoiner joined() {
    StringJoiner together = new StringJoiner("\n;\n");
    shape().forEach(sql -> together.add(sql.stripTrailing()));
    return together;
  }

  private List<Long> execute(Connection tx, StringJoiner together) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(together.toString())) {
      Slots slots = new Slots(statement);
      for (Part part : parts) {
        part.parameters().set(slots);
      }
      for (Rows rows : lastParts) {
        rows.set(slots);
      }
      for (Question question : questions) {
        question.parameters().set(slots);
      }
      statement.execute();
      List<Long> answers = answers(statement, parts.size() + lastParts.size());
      for (Question question : questions) {
        try (ResultSet rows = Objects.requireNonNull(statement.getResultSet())) {
          question.reader().read(rows);
        }
        statement.getMoreResults();
      }
      return answers;
    }
  }

  boolean goAtOnce() {
    return atOnce && parts.stream().noneMatch(part -> part.requirement().isPresent());
  }

  /** The first requirement that was not met. */
  Optional<String> unmet(List<Long> answers) {
    for (int i = 0; i < parts.size(); i++) {
      if (answers.get(i) == 0 && parts.get(i).requirement().isPresent()) {
        return parts.get(i).requirement();
      }
    }
    return Optional.empty();
  }

  /** How many run before the last ones: the answers that {@link #unmet} looks at. */
  int first() {
    return parts.size();
  }

  /** What the last ones have in common with others that would wait for the same locks. */
  List<List<String>> ends() {
    return lastParts.stream().map(Rows::shared).toList();
  }

  /** Two of the same shape are one prepared statement. */
  List<String> shape() {
    List<String> texts = new ArrayList<>();
    parts.forEach(part -> texts.add(part.sql()));
    lastParts.forEach(rows -> texts.add(rows.sql()));
    questions.forEach(question -> texts.add(question.sql()));
    return texts;
  }

  private static List<Long> answers(PreparedStatement statement, int count) throws SQLException {
    List<Long> answers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      try (ResultSet rows = statement.getResultSet()) {
        answers.add(rows == null ? statement.getLargeUpdateCount() : number(rows));
      }
      statement.getMoreResults();
    }
    return answers;
  }

  private static long number(ResultSet rows) throws SQLException {
    return rows.next() ? rows.getLong(1) : 0;
  }
}
