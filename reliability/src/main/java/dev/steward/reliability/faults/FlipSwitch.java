package dev.steward.reliability.faults;

import dev.steward.core.TenantId;
import dev.steward.json.Json;
import dev.steward.reliability.clients.Answer;
import dev.steward.reliability.clients.Insistence;
import java.time.Duration;
import java.util.Optional;

/**
 * A kill switch is flipped under load and released again; Steward may be killed in between.
 *
 * @param by the tenant whose admin flips
 * @param tenant whom it stops, empty for all
 * @param tool what it stops, empty for everything
 */
record FlipSwitch(
    String name, TenantId by, String tenant, String tool, Duration lasting, boolean killing)
    implements Fault {
  @Override
  public String kind() {
    return "kill switch " + (name.startsWith("tool:") ? "of a tool" : name);
  }

  @Override
  public Struck strike(Ground ground) throws Exception {
    long begun = ground.watch().micros();
    if (!flip(ground, "stop", "stop-" + begun)) {
      flip(ground, "release", "release-" + begun);
      return Struck.NOT_REACHED;
    }
    long acknowledged = ground.watch().micros();
    if (killing) {
      Thread.sleep(lasting.dividedBy(2));
      ground.steward().kill();
      ground.steward().awaitReady();
    }
    Thread.sleep(lasting);
    long releasing = ground.watch().micros();
    boolean released = flip(ground, "release", "release-" + begun);
    ground
        .deeds()
        .add(
            "halt",
            Json.object()
                .put("acknowledged", acknowledged)
                .put("releasing", releasing)
                .put("tenant", tenant)
                .put("tool", tool)
                .put("how", name + " was stopped"));
    return released ? Struck.YES : Struck.NOT_REACHED;
  }

  private boolean flip(Ground ground, String deed, String key) throws InterruptedException {
    Optional<Answer> answer =
        new Insistence(ground.api(), ground.deeds(), Duration.ofMinutes(1))
            .post(
                "/v1/switches/" + name + "/" + deed,
                ground.persons().admin(by),
                key,
                Json.object().put("reason", "torture"));
    return answer.filter(each -> each.status() == 200).isPresent();
  }
}
