package dev.steward.reliability.clients;

import dev.steward.core.TenantId;
import dev.steward.reliability.app.TorturedTenants;
import dev.steward.reliability.records.Tariff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** One call after another, of every tool, until it is told to stop. */
final class Client {
  private static final List<String> TOOLS =
      List.of(
          "torture.free",
          "torture.free",
          "torture.once",
          "torture.once",
          "torture.asked",
          "torture.dear",
          "torture.dear",
          "torture.grave");

  private final String name;
  private final SplittableRandom random;
  private final Persons persons;
  private final Caller caller;
  private final Purses purses;
  private final Totals totals;
  private int count;

  Client(String name, long seed, Persons persons, Caller caller, Purses purses, Totals totals) {
    this.name = name;
    this.random = new SplittableRandom(seed);
    this.persons = persons;
    this.caller = caller;
    this.purses = purses;
    this.totals = totals;
  }

  void work(BooleanSupplier goOn) throws InterruptedException {
    while (goOn.getAsBoolean()) {
      Call call = next();
      totals.began();
      String token = persons.operator(call.tenant(), call.principal());
      // Some wait until a person has decided, others come by later or never.
      Caller.Held held = random.nextBoolean() ? Caller.Held.WAIT : Caller.Held.LEAVE;
      Optional<Answer> answer = caller.carry(call, token, held);
      if (answer.isPresent() && random.nextInt(8) == 0) {
        caller.once(call, token, "again");
      }
      if (answer.filter(Client::stands).isPresent() && random.nextInt(12) == 0) {
        caller.misuse(call, token);
      }
      Thread.sleep(random.nextInt(60));
    }
  }

  /** What is refused may be asked for anew; the key of what was run may not. */
  private static boolean stands(Answer answer) {
    return answer.state().equals("succeeded") || answer.state().equals("failed");
  }

  private Call next() throws InterruptedException {
    TenantId tenant = TorturedTenants.ALL.get(random.nextInt(TorturedTenants.ALL.size()));
    String tool = TOOLS.get(random.nextInt(TOOLS.size()));
    Map<String, String> headers = new HashMap<>();
    if (random.nextInt(5) == 0) {
      headers.put("Prefer", "respond-async");
    }
    if (tool.equals(Tariff.TOOL)) {
      purses.task(tenant).ifPresent(task -> headers.put("Steward-Task", task));
    }
    return new Call(
        name + "-" + ++count,
        tenant,
        name + "@" + tenant.value(),
        tool,
        Long.toHexString(random.nextLong()),
        headers);
  }
}
