package dev.steward.embedded.postgres;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the server lives and how it listens. Port 0 means any free port, kept from start to start
 * while nobody else takes it. A server that is not durable loses data when the machine (not the
 * server) dies: for tests only. Further settings are those of {@code postgresql.conf}.
 */
public record PostgresSettings(
    Path folder, int port, boolean durable, Map<String, String> serverSettings) {
  public PostgresSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    for (String name : serverSettings.keySet()) {
      if (!name.matches("[a-z][a-z0-9_.]*")) {
        throw new IllegalArgumentException("not the name of a server setting: " + name);
      }
    }
    serverSettings = Map.copyOf(serverSettings);
  }

  public static PostgresSettings kept(Path folder) {
    return new PostgresSettings(folder, 0, true, Map.of());
  }

  public static PostgresSettings throwaway(Path folder) {
    return new PostgresSettings(folder, 0, false, Map.of());
  }

  public PostgresSettings onPort(int chosen) {
    return new PostgresSettings(folder, chosen, durable, serverSettings);
  }

  public PostgresSettings with(Map<String, String> settings) {
    return new PostgresSettings(folder, port, durable, settings);
  }
}
