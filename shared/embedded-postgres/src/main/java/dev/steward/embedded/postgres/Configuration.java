package dev.steward.embedded.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The server's own files of settings, written anew at each start. */
final class Configuration {
  private static final String PASSWORDS_ALWAYS =
      """
      # type  database  user  address       method
      host    all       all   127.0.0.1/32  scram-sha-256
      """;

  private Configuration() {}

  static void write(Path data, int port, PostgresSettings settings) throws IOException {
    Map<String, String> all = new TreeMap<>();
    all.put("listen_addresses", "127.0.0.1");
    all.put("unix_socket_directories", "");
    all.put("password_encryption", "scram-sha-256");
    all.put("timezone", "UTC");
    all.put("log_timezone", "UTC");
    all.put("lc_messages", "C");
    all.put("log_checkpoints", "off");
    // A statement in the log may carry what should not be there.
    all.put("log_min_error_statement", "panic");
    all.put("log_parameter_max_length_on_error", "0");
    if (!settings.durable()) {
      all.put("fsync", "off");
      all.put("full_page_writes", "off");
    }
    all.putAll(settings.serverSettings());
    all.put("port", Integer.toString(port));
    String lines =
        all.entrySet().stream()
            .map(e -> "%s = '%s'%n".formatted(e.getKey(), e.getValue().replace("'", "''")))
            .collect(Collectors.joining());
    Folder.replace(data.resolve("postgresql.conf"), lines, "rw-r--r--");
    Folder.replace(data.resolve("pg_hba.conf"), PASSWORDS_ALWAYS, "rw-r--r--");
  }
}
