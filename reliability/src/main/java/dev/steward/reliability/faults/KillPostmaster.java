package dev.steward.reliability.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * {@code kill -9} of the whole Postgres server. It stays away for a moment and comes back on the
 * same port, while Steward goes on, as when a database server fails over.
 */
record KillPostmaster(Duration away) implements Fault {
  private static final Path PROCESSES = Path.of("/proc");

  @Override
  public String kind() {
    return "kill -9 of the postmaster";
  }

  @Override
  public Struck strike(Ground ground) throws Exception {
    if (!Files.isDirectory(PROCESSES.resolve("self"))) {
      return Struck.NOT_POSSIBLE;
    }
    Postmaster postmaster = Postmaster.of(ground.superuser());
    Signals.send("KILL", postmaster.pid());
    Thread.sleep(away);
    boolean back = postmaster.startAgain(Duration.ofSeconds(30));
    if (!back) {
      // Whoever runs Steward would start it anew, and it brings its Postgres up.
      ground.steward().kill();
    }
    ground.healthy(kind());
    return Struck.YES;
  }
}
