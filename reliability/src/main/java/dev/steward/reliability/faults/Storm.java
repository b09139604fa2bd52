package dev.steward.reliability.faults;

import dev.steward.core.TenantId;
import dev.steward.reliability.clients.Call;
import dev.steward.reliability.clients.Duplicates;
import java.util.Map;

/** One request, thousands of times, from many clients at once. */
record Storm(TenantId tenant, int requests, int clients) implements Fault {
  @Override
  public String kind() {
    return "storm of duplicates";
  }

  @Override
  public Struck strike(Ground ground) throws Exception {
    Call call =
        new Call(
            "storm-" + ground.watch().micros(),
            tenant,
            "storm@" + tenant.value(),
            "torture.once",
            "storm",
            Map.of());
    new Duplicates(ground.api(), ground.deeds())
        .send(call, ground.persons().operator(tenant, call.principal()), requests, clients);
    return Struck.YES;
  }
}
