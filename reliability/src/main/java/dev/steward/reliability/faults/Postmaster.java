package dev.steward.reliability.faults;

import dev.steward.reliability.records.Superuser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The server process of Postgres, remembered so that it can be started as it was. */
record Postmaster(long pid, List<String> command, Path data, Superuser superuser) {
  static Postmaster of(Superuser superuser) throws IOException {
    long pid = superuser.postmaster();
    Path process = Path.of("/proc", Long.toString(pid));
    List<String> command = new ArrayList<>(account(superuser.cluster()));
    String[] words =
        Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1).split("\0");
    command.add(Files.readSymbolicLink(process.resolve("exe")).toString());
    command.addAll(Arrays.asList(words).subList(1, words.length));
    return new Postmaster(pid, List.copyOf(command), superuser.cluster(), superuser);
  }

  /** Postgres does not run as root; where we do, it has another account. */
  private static List<String> account(Path data) throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    int owner = (Integer) Files.getAttribute(data, "unix:uid");
    return owner == 0
        ? List.of("unshare", "--user")
        : List.of("setpriv", "--reuid=" + owner, "--regid=" + owner, "--clear-groups");
  }

  /** Again and again until it takes: the children of the dead one must have gone first. */
  boolean startAgain(Duration limit) throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      Process server = begin();
      while (server.isAlive() && System.nanoTime() < end) {
        if (accepts()) {
          return true;
        }
        Thread.sleep(50);
      }
      Thread.sleep(200);
    }
    return false;
  }

  private Process begin() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(data.resolveSibling("server.log").toFile()));
    builder.environment().put("TZ", "UTC");
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  private boolean accepts() {
    try (Connection connection = superuser.connect()) {
      return connection.isValid(1);
    } catch (SQLException | IOException | RuntimeException notYet) {
      return false;
    }
  }
}
