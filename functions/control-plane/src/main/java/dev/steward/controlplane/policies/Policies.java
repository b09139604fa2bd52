package dev.steward.controlplane.policies;

import dev.steward.controlplane.kernel.CurrentPolicy;
import dev.steward.core.Caller;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.IdSource;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Facts;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import dev.steward.policy.Policy;
import dev.steward.policy.PolicySet;
import dev.steward.policy.PolicyText;
import dev.steward.policy.SemanticVersion;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The policies of every tenant, compiled. What another process published is seen after a second;
 * until then a guard refuses what was judged by the ones before.
 */
@Singleton
public final class Policies implements CurrentPolicy {
  private static final String STREAM = "policies";
  private static final int NAMES = 20;
  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  private final HousePolicies house;
  private final PolicyRows rows;
  private final TenantTransactions transactions;
  private final Journal journal;
  private final IdSource ids;
  private final InstantSource clock;
  private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

  private record Known(InForce inForce, long readAt) {}

  Policies(
      HousePolicies house,
      PolicyRows rows,
      TenantTransactions transactions,
      Journal journal,
      IdSource ids,
      InstantSource clock) {
    this.house = house;
    this.rows = rows;
    this.transactions = transactions;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  public InForce of(TenantId tenant) {
    Known before = known.get(tenant);
    long now = System.nanoTime();
    if (before != null && now - before.readAt() < FRESH) {
      return before.inForce();
    }
    InForce inForce =
        transactions.read(
            tenant,
            tx -> {
              String head = rows.head(tx, tenant);
              return before != null && before.inForce().head().equals(head)
                  ? before.inForce()
                  : load(tx, tenant, head);
            });
    known.put(tenant, new Known(inForce, now));
    return inForce;
  }

  /** Reads them anew when they are next asked for. */
  public void forget(TenantId tenant) {
    known.remove(tenant);
  }

  @Override
  public String digest(TenantId tenant) {
    return of(tenant).digest().value();
  }

  List<PolicyRow> versions(TenantId tenant, String name) {
    return transactions.read(tenant, tx -> rows.versions(tx, tenant, name));
  }

  /**
   * Publishes a policy, in force from now on; throws {@link dev.steward.policy.InvalidPolicy}. The
   * same text again changes nothing.
   */
  Policy publish(Caller caller, String source) {
    Policy policy = PolicyText.read(source);
    if (house.all().stream().anyMatch(each -> each.name().equals(policy.name()))) {
      throw new Fault(ProblemType.CONFLICT, policy.name() + " is a policy of the house");
    }
    TenantId tenant = caller.tenant();
    transactions.write(
        tenant,
        tx -> {
          rows.lock(tx, tenant);
          List<PolicyRow> versions = rows.versions(tx, tenant, policy.name());
          if (!isThere(versions, policy)) {
            mustBeGreater(versions, policy.version());
            add(tx, caller, policy, source);
            transactions.afterCommit(() -> forget(tenant));
          }
          return policy;
        });
    return policy;
  }

  private void add(Connection tx, Caller caller, Policy policy, String source) throws SQLException {
    TenantId tenant = caller.tenant();
    List<Policy> own = new ArrayList<>(load(tx, tenant, rows.head(tx, tenant)).own());
    own.removeIf(each -> each.name().equals(policy.name()));
    own.add(policy);
    if (own.size() > NAMES) {
      throw new Fault(ProblemType.CONFLICT, "a tenant has at most " + NAMES + " policies");
    }
    own.sort(Comparator.comparing(Policy::name));
    rows.insert(
        tx,
        tenant,
        new PolicyRow(
            policy.name(),
            policy.version(),
            policy.digest(),
            source,
            caller.principal(),
            clock.instant()));
    Digest head = new PolicySet(own).digest();
    rows.setHead(tx, tenant, head);
    journal.append(tx, tenant, STREAM, List.of(published(caller, policy, head)));
  }

  /** What is stored must be what the head names; should it not be, nothing can be judged. */
  private InForce load(Connection tx, TenantId tenant, String head) throws SQLException {
    List<Policy> own = new ArrayList<>();
    for (PolicyRow row : rows.inForce(tx, tenant)) {
      own.add(PolicyText.read(row.source()));
    }
    String digest = own.isEmpty() ? "" : new PolicySet(own).digest().value();
    if (!digest.equals(head)) {
      throw new Fault(
          ProblemType.UNAVAILABLE,
          "the tenant's policies are not those that were published: nothing is allowed");
    }
    return new InForce(house.all(), own, head);
  }

  private static boolean isThere(List<PolicyRow> versions, Policy policy) {
    Optional<PolicyRow> same =
        versions.stream().filter(row -> row.version().equals(policy.version())).findFirst();
    if (same.isPresent() && !same.get().digest().equals(policy.digest())) {
      throw new Fault(
          ProblemType.CONFLICT, policy.id() + " was published with another content already");
    }
    return same.isPresent();
  }

  private static void mustBeGreater(List<PolicyRow> versions, SemanticVersion version) {
    if (!versions.isEmpty() && versions.getFirst().version().compareTo(version) > 0) {
      throw new Fault(
          ProblemType.CONFLICT,
          "version " + versions.getFirst().version() + " is published already: name a greater one");
    }
  }

  private NewEntry published(Caller caller, Policy policy, Digest head) {
    return new NewEntry(
        ids.next("evt"),
        "policy.published",
        clock.instant(),
        new Facts(caller.principal(), null, null, null, null, null, null),
        Json.object()
            .put("policy", policy.name())
            .put("version", policy.version().toString())
            .put("digest", policy.digest().value())
            .put("inForce", head.value()));
  }
}
