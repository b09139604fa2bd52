package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import dev.steward.json.StoredJson;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Parquet, read by DuckDB in memory; a line is a row, and dates and times are text. */
final class ParquetRows implements Rows {
  private final String file;
  private final Connection connection;
  private final List<String> columns;
  private final long count;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private long number;

  private ParquetRows(Path file, Connection connection) throws SQLException {
    this.file = FileName.of(file).stem();
    this.connection = connection;
    this.columns = columns(connection, file);
    this.count = Math.max(1, count(connection, file));
    this.statement =
        connection.prepareStatement("SELECT CAST(to_json(r) AS VARCHAR) FROM read_parquet(?) AS r");
    statement.setString(1, file.toString());
    this.rows = statement.executeQuery();
  }

  static ParquetRows open(Path file) {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    properties.setProperty("memory_limit", "512MB");
    properties.setProperty("autoinstall_known_extensions", "false");
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
      try {
        return new ParquetRows(file, connection);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new UnusableFile("%s cannot be read as Parquet: %s".formatted(file, firstLine(e)), e);
    }
  }

  private static List<String> columns(Connection connection, Path file) throws SQLException {
    try (PreparedStatement describe =
        connection.prepareStatement("SELECT * FROM read_parquet(?) LIMIT 0")) {
      describe.setString(1, file.toString());
      List<String> names = new ArrayList<>();
      try (ResultSet none = describe.executeQuery()) {
        for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
          names.add(none.getMetaData().getColumnName(i));
        }
      }
      return List.copyOf(names);
    }
  }

  private static long count(Connection connection, Path file) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT count(*) FROM read_parquet(?)")) {
      select.setString(1, file.toString());
      try (ResultSet result = select.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  @Override
  public Optional<List<String>> columns() {
    return Optional.of(columns);
  }

  @Override
  public Optional<Row> next() {
    try {
      if (!rows.next()) {
        return Optional.empty();
      }
      number++;
      ObjectNode cells =
          StoredJson.read(rows.getString(1)) instanceof ObjectNode object ? object : Json.object();
      return Optional.of(new Row(file, number, number, cells, Optional.empty()));
    } catch (SQLException e) {
      throw new UnusableFile("after row %d: %s".formatted(number, firstLine(e)), e);
    }
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public double share() {
    return (double) number / count;
  }

  @Override
  public void close() {
    try (connection;
        statement;
        rows) {
      // closed in the opposite order
    } catch (SQLException e) {
      throw new UnusableFile("it cannot be closed: " + firstLine(e), e);
    }
  }
}
