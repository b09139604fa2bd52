package dev.steward.decisions.plans;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.core.Violation;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.History;
import dev.steward.decisions.policies.Policies;
import dev.steward.decisions.policies.PolicyId;
import dev.steward.decisions.policies.Published;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The plans of every domain. A change is a new epoch; the ones before stay as they were. */
@Singleton
public final class Plans {
  private static final long FRESH = Duration.ofMillis(500).toNanos();
  private static final int SEED_BYTES = 16;

  private final PlanRows rows;
  private final Policies policies;
  private final TenantTransactions transactions;
  private final History history;
  private final AutonomyHistory autonomy;
  private final InstantSource clock;
  private final SecureRandom seeds = new SecureRandom();
  private final Map<Key, Known> known = new ConcurrentHashMap<>();

  private record Key(TenantId tenant, String domain) {}

  private record Known(Optional<InForce> inForce, long readAt) {}

  Plans(
      PlanRows rows,
      Policies policies,
      TenantTransactions transactions,
      History history,
      AutonomyHistory autonomy,
      InstantSource clock) {
    this.rows = rows;
    this.policies = policies;
    this.transactions = transactions;
    this.history = history;
    this.autonomy = autonomy;
    this.clock = clock;
  }

  /** What is wanted of a domain from now on. */
  public record Wish(
      String domain, List<PlannedPolicy> policies, Optional<String> audience, String reason) {
    public Wish {
      policies = List.copyOf(policies);
    }
  }

  /** The plan of a domain with its policies; what another process changed is seen in a moment. */
  public Optional<InForce> of(TenantId tenant, String domain) {
    Key key = new Key(tenant, domain);
    Known before = known.get(key);
    if (before != null && System.nanoTime() - before.readAt() < FRESH) {
      return before.inForce();
    }
    Optional<InForce> inForce =
        transactions.read(
            tenant,
            tx -> {
              Optional<Plan> plan = rows.latest(tx, tenant, domain);
              return plan.isEmpty() ? Optional.empty() : Optional.of(load(tx, tenant, plan.get()));
            });
    known.put(key, new Known(inForce, System.nanoTime()));
    return inForce;
  }

  public List<Plan> all(TenantId tenant) {
    return transactions.read(tenant, tx -> rows.inForce(tx, tenant));
  }

  /** The latest epochs of a domain, the present one first. */
  public List<Plan> epochs(TenantId tenant, String domain, int limit) {
    return transactions.read(tenant, tx -> rows.epochs(tx, tenant, domain, limit));
  }

  /** A new epoch, unless the wish is the present plan. */
  public Plan bind(TenantId tenant, String principal, Wish wish) {
    return bind(tenant, principal, wish, _ -> true).orElseThrow();
  }

  /** As {@link #bind}, but only if nobody has changed the plan since: else nothing happens. */
  public Optional<Plan> bindAfter(TenantId tenant, String principal, Plan seen, Wish wish) {
    return bind(
        tenant,
        principal,
        wish,
        present -> present.map(plan -> plan.epoch() == seen.epoch()).orElse(false));
  }

  private Optional<Plan> bind(
      TenantId tenant, String principal, Wish wish, Predicate<Optional<Plan>> onlyIf) {
    check(wish);
    return transactions.write(
        tenant,
        tx -> {
          policies.lock(tx, tenant);
          Optional<Plan> before = rows.latest(tx, tenant, wish.domain());
          if (!onlyIf.test(before)) {
            return Optional.empty();
          }
          if (before.isPresent() && same(before.get(), wish)) {
            return before;
          }
          Plan plan = next(before, principal, wish);
          InForce wanted = load(tx, tenant, plan);
          rows.insert(tx, tenant, plan);
          history.tell(tx, tenant, principal, "plan.changed", entry(plan));
          autonomy.tell(tx, tenant, before, wanted);
          transactions.afterCommit(() -> known.remove(new Key(tenant, wish.domain())));
          return Optional.of(plan);
        });
  }

  private static JsonNode entry(Plan plan) {
    return Json.object()
        .put("domain", plan.domain())
        .put("epoch", plan.epoch())
        .put("seed", plan.seed())
        .put("reason", plan.reason())
        .set("policies", PlanRows.json(plan.policies()));
  }

  /** Throws unless every policy is published, of this domain, and not retired. */
  private InForce load(Connection tx, TenantId tenant, Plan plan) throws SQLException {
    List<InForce.Member> members = new ArrayList<>();
    for (PlannedPolicy each : plan.policies()) {
      Published policy =
          policies
              .find(tx, tenant, PolicyId.parse(each.policy()))
              .orElseThrow(() -> conflict(each.policy() + " is not published"));
      if (!policy.constitution().domain().equals(plan.domain())) {
        throw conflict(each.policy() + " is a policy of " + policy.constitution().domain());
      }
      if (policy.retiredAt().isPresent()) {
        throw conflict(each.policy() + " is retired");
      }
      members.add(new InForce.Member(each, policy.constitution()));
    }
    return InForce.of(plan, members);
  }

  private Plan next(Optional<Plan> before, String principal, Wish wish) {
    // Under the same seed a case stays where it was, as far as the shares allow.
    String seed =
        before
            .map(Plan::seed)
            .orElseGet(
                () -> {
                  byte[] bytes = new byte[SEED_BYTES];
                  seeds.nextBytes(bytes);
                  return HexFormat.of().formatHex(bytes);
                });
    return new Plan(
        wish.domain(),
        before.map(Plan::epoch).orElse(0L) + 1,
        seed,
        wish.policies(),
        wish.audience(),
        wish.reason(),
        principal,
        clock.instant());
  }

  private static boolean same(Plan plan, Wish wish) {
    return plan.policies().equals(wish.policies()) && plan.audience().equals(wish.audience());
  }

  private static void check(Wish wish) {
    List<Violation> violations = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int live = 0;
    int whole = 0;
    for (int i = 0; i < wish.policies().size(); i++) {
      PlannedPolicy each = wish.policies().get(i);
      if (PolicyId.parse(each.policy()).version().isEmpty()) {
        violations.add(new Violation("/policies/" + i + "/policy", "must name a version"));
      }
      if (!names.add(each.policy())) {
        violations.add(new Violation("/policies/" + i + "/policy", "stands here twice"));
      }
      live += each.role() == Part.LIVE ? 1 : 0;
      whole += each.weight();
    }
    if (live != 1) {
      violations.add(new Violation("/policies", "exactly one policy is live"));
    }
    if (whole != PlannedPolicy.WHOLE) {
      violations.add(
          new Violation("/policies", "the weights must sum to 10000, and sum to " + whole));
    }
    if (!violations.isEmpty()) {
      throw new Fault(ProblemType.INVALID_INPUT, "that is no plan", violations, null);
    }
  }

  private static Fault conflict(String detail) {
    return new Fault(ProblemType.CONFLICT, detail);
  }
}
