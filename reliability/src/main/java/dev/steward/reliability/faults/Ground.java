package dev.steward.reliability.faults;

import dev.steward.json.Json;
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

  private static final int CLEAR_ANSWERS = 7;

  /** Steward must work again by itself; where it does not, that is found and it is started anew. */
  void healthy(String after) throws InterruptedException {
    long end = System.nanoTime() + TO_RECOVER.toNanos();
    while (System.nanoTime() < end) {
      if (steward.ready() && works()) {
        return;
      }
      Thread.sleep(100);
    }
    deeds.add(
        "finding",
        Json.object()
            .put("promise", CLEAR_ANSWERS)
            .put(
                "why",
                "Steward did not work again within %d s of: %s"
                    .formatted(TO_RECOVER.toSeconds(), after)));
    steward.kill();
    steward.awaitReady();
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
