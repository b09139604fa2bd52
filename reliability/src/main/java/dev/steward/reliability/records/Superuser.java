package dev.steward.reliability.records;

import dev.steward.allinone.place.DataFolder;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** The database seen past every wall: for the checker and for faults, never for Steward. */
public record Superuser(DataFolder folder) {
  private static final String USER = "steward_superuser";
  private static final int PORT_LINE = 3;

  public Connection connect() throws SQLException, IOException {
    Properties passwords = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.postgres().resolve("passwords"))) {
      passwords.load(reader);
    }
    DriverManager.setLoginTimeout(10);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%s/steward".formatted(postmasterFile().get(PORT_LINE).strip()),
        USER,
        passwords.getProperty(USER));
  }

  public long postmaster() throws IOException {
    return Long.parseLong(postmasterFile().getFirst().strip());
  }

  public Path cluster() {
    return folder.postgres().resolve("cluster").resolve("data");
  }

  private List<String> postmasterFile() throws IOException {
    return Files.readAllLines(cluster().resolve("postmaster.pid"));
  }
}
