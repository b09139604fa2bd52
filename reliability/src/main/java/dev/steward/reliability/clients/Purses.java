package dev.steward.reliability.clients;

import dev.steward.core.TenantId;
import dev.steward.json.Json;
import dev.steward.reliability.records.Tariff;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Small budgets, one task after another: each is used by all clients of a tenant at once, and asked
 * for about twice what it allows.
 */
final class Purses {
  private static final int CALLS_ALLOWED = 12;
  private static final int CALLS_ASKED = 30;

  private final Insistence insistence;
  private final Persons persons;
  private final ClientJournal journal;
  private final Map<TenantId, Open> open = new HashMap<>();
  private int count;

  Purses(Api api, Persons persons, ClientJournal journal) {
    this.insistence = new Insistence(api, journal, Duration.ofMinutes(1));
    this.persons = persons;
    this.journal = journal;
  }

  private record Open(String task, int left) {}

  /** The tenant's own budget is wide: what counts here is the task's. */
  void openTenant(TenantId tenant, String key) throws InterruptedException {
    insistence.post(
        "/v1/budgets",
        persons.admin(tenant),
        key,
        Json.object().put("scope", "tenant").put("window", "total").put("limit", "100000000000"));
  }

  /** The task to spend on now; empty when no budget could be had. */
  synchronized Optional<String> task(TenantId tenant) throws InterruptedException {
    Open now = open.get(tenant);
    if (now == null || now.left() == 0) {
      Optional<String> task = fill(tenant);
      if (task.isEmpty()) {
        return Optional.empty();
      }
      now = new Open(task.get(), CALLS_ASKED);
    }
    open.put(tenant, new Open(now.task(), now.left() - 1));
    return Optional.of(now.task());
  }

  private Optional<String> fill(TenantId tenant) throws InterruptedException {
    String task = tenant.value() + "-" + ++count;
    // Not a multiple of any charge, so that the last micro counts.
    long limit = CALLS_ALLOWED * Tariff.MOST + 7;
    return insistence
        .post(
            "/v1/budgets",
            persons.admin(tenant),
            "purse-" + task,
            Json.object().put("scope", "task").put("task", task).put("limit", Long.toString(limit)))
        .filter(answer -> answer.status() == 201)
        .map(
            _ -> {
              journal.add(
                  "purse",
                  Json.object()
                      .put("tenant", tenant.value())
                      .put("task", task)
                      .put("limit", limit));
              return task;
            });
  }
}
