package dev.steward.reliability.faults;

import java.time.Duration;
import java.util.OptionalLong;

/** A backend that stands still for a while, with whatever locks it has. */
record FreezeBackend(Duration lasting) implements Fault {
  @Override
  public String kind() {
    return "SIGSTOP and SIGCONT of a Postgres backend";
  }

  @Override
  public Struck strike(Ground ground) throws Exception {
    OptionalLong backend = Backends.busiest(ground.superuser());
    if (backend.isEmpty()) {
      return Struck.NOT_REACHED;
    }
    Signals.send("STOP", backend.getAsLong());
    try {
      Thread.sleep(lasting);
    } finally {
      Signals.send("CONT", backend.getAsLong());
    }
    ground.healthy(kind());
    return Struck.YES;
  }
}
