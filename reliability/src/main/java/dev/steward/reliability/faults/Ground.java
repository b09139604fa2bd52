package dev.steward.reliability.faults;

import dev.steward.reliability.Place;
import dev.steward.reliability.app.Tortured;
import dev.steward.reliability.app.TorturedTenants;
import dev.steward.reliability.clients.Api;
import dev.steward.reliability.clients.ClientJournal;
import dev.steward.reliability.clients.Persons;
import dev.steward.reliability.records.Stopwatch;
import dev.steward.reliability.records.Superuser;
import java.io.IOException;
import java.time.Duration;

/** All that a fault can lay hands on; {@code deeds} is where it writes down what matters later. */
public record Ground(
    Place place,
    Tortured steward,
    Superuser superuser,
    Api api,
    Persons persons,
    ClientJournal deeds,
    Stopwatch watch) {
  private static final Duration TO_RECOVER = Duration.ofSeconds(45);

  /** Waits until Steward works again by itself; failing that, it is killed and started anew. */
  boolean healthy() throws InterruptedException {
    long end = System.nanoTime() + TO_RECOVER.toNanos();
    while (System.nanoTime() < end) {
      if (steward.ready() && works()) {
        return true;
      }
      Thread.sleep(100);
    }
    steward.kill();
    steward.awaitReady();
    return false;
  }

  private boolean works() throws InterruptedException {
    try {
      return api.get("/v1/runs?pageSize=1", persons.admin(TorturedTenants.ALL.getFirst())).status()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
