package dev.steward.warehouse.duckdb;

import dev.steward.ports.warehouse.WarehouseFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBConnection;

/**
 * The database file, opened once in a process; the file itself is locked against other processes.
 */
final class DuckDbFile implements AutoCloseable {
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final DuckDBConnection connection;

  private DuckDbFile(Path folder, DuckDBConnection connection) {
    this.folder = folder;
    this.connection = connection;
  }

  static DuckDbFile open(DuckDbSettings settings) {
    Path folder = settings.folder();
    if (!OPEN.add(folder)) {
      throw new WarehouseFault.Unavailable("the warehouse in " + folder + " is open already", null);
    }
    DuckDbFile file = null;
    try {
      Files.createDirectories(folder);
      String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
      file =
          new DuckDbFile(
              folder,
              DriverManager.getConnection(url, properties(settings))
                  .unwrap(DuckDBConnection.class));
      file.prepare();
      return file;
    } catch (SQLException | IOException e) {
      if (file != null) {
        file.close();
      }
      OPEN.remove(folder);
      throw new WarehouseFault.Unavailable("the warehouse in " + folder + " cannot be opened", e);
    }
  }

  /** Connections share the file and its memory; they are cheap. */
  DuckDBConnection connect() throws SQLException {
    return connection.duplicate().unwrap(DuckDBConnection.class);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Faults.of("closing the warehouse", e);
    } finally {
      OPEN.remove(folder);
    }
  }

  private void prepare() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(resource("duckdb/prelude.sql"));
      for (String view : Views.NAMES) {
        statement.execute(Views.ddl(view));
      }
    }
  }

  private static Properties properties(DuckDbSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", settings.memory());
    properties.setProperty("temp_directory", settings.folder().resolve("spill").toString());
    properties.setProperty("preserve_insertion_order", "false");
    // As in GoogleSQL.
    properties.setProperty("default_null_order", "nulls_first_on_asc_last_on_desc");
    properties.setProperty("enable_external_access", "false");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    return properties;
  }

  static String resource(String name) {
    try (InputStream text =
        DuckDbFile.class.getResourceAsStream("/dev/steward/warehouse/" + name)) {
      if (text == null) {
        throw new IllegalStateException("missing from the jar: " + name);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
