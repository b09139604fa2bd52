package dev.steward.reliability.faults;

import java.util.OptionalLong;

/** {@code kill -9} of a backend: Postgres ends all others too and recovers, Steward goes on. */
record KillBackend() implements Fault {
  @Override
  public String kind() {
    return "kill -9 of a Postgres backend";
  }

  @Override
  public Struck strike(Ground ground) throws Exception {
    OptionalLong backend = Backends.busiest(ground.superuser());
    if (backend.isEmpty()) {
      return Struck.NOT_REACHED;
    }
    Signals.send("KILL", backend.getAsLong());
    ground.healthy(kind());
    return Struck.YES;
  }
}
