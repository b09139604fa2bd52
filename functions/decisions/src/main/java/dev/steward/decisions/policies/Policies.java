package dev.steward.decisions.policies;

import dev.steward.core.Caller;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.History;
import dev.steward.decisions.constitutions.CasesText;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.ConstitutionText;
import dev.steward.json.Json;
import dev.steward.policy.InvalidPolicy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The constitutions of every tenant. What was published under a name and version never changes. */
@Singleton
public final class Policies {
  private static final int MOST = 500;

  private final PolicyRows rows;
  private final TenantTransactions transactions;
  private final History history;
  private final InstantSource clock;

  /** A text with this digest compiles to this, whoever published it. */
  private final Map<Digest, Constitution> compiled = new ConcurrentHashMap<>();

  Policies(PolicyRows rows, TenantTransactions transactions, History history, InstantSource clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.history = history;
    this.clock = clock;
  }

  /** By name, the latest version first. */
  public List<Published> all(TenantId tenant) {
    return transactions.read(tenant, tx -> rows.all(tx, tenant)).stream()
        .map(this::published)
        .toList();
  }

  /** Retired ones can be found by their version: what they decided must stay explainable. */
  public Optional<Published> find(Connection tx, TenantId tenant, PolicyId id) throws SQLException {
    return rows.versions(tx, tenant, id.name()).stream()
        .filter(
            row ->
                id.version()
                    .map(row.version()::equals)
                    .orElse(!row.version().isVariant() && row.retiredAt().isEmpty()))
        .findFirst()
        .map(this::published);
  }

  /** As {@link #find}; a policy that is not there is a fault. */
  public Published get(TenantId tenant, PolicyId id) {
    return transactions
        .read(tenant, tx -> find(tx, tenant, id))
        .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such policy"));
  }

  /**
   * Validates, compiles, runs the cases that come with it, and stores. Throws {@link
   * InvalidPolicy}. The same text again changes nothing.
   */
  public Constitution publish(Caller caller, String source, Optional<String> cases) {
    Constitution constitution = ConstitutionText.read(source);
    cases.ifPresent(text -> prove(constitution, text));
    TenantId tenant = caller.tenant();
    return transactions.write(
        tenant,
        tx -> {
          rows.lock(tx, tenant);
          if (isNew(tx, tenant, constitution)) {
            add(tx, caller, constitution, source, cases);
          }
          return constitution;
        });
  }

  /** A policy that no plan names any more can be retired; it decides nothing again. */
  public void retire(Connection tx, Caller caller, Published policy) throws SQLException {
    TenantId tenant = caller.tenant();
    Constitution constitution = policy.constitution();
    for (PolicyRow row : rows.versions(tx, tenant, constitution.name())) {
      if (row.version().equals(constitution.version())) {
        rows.retire(tx, tenant, row, caller.principal(), clock.instant());
      }
    }
    history.tell(
        tx,
        tenant,
        caller.principal(),
        "constitution.retired",
        Json.object().put("policy", constitution.id()));
  }

  /** Who changes the rules of a tenant's decisions waits for another who does. */
  public void lock(Connection tx, TenantId tenant) throws SQLException {
    rows.lock(tx, tenant);
  }

  private static void prove(Constitution constitution, String text) {
    CasesText.Proof proof = CasesText.prove(text, constitution);
    if (!proof.failures().isEmpty()) {
      throw new Fault(
          ProblemType.INVALID_INPUT,
          "the policy does not decide as %d of its %d cases say"
              .formatted(proof.failures().size(), proof.cases()),
          new InvalidPolicy(proof.failures()).violations(),
          null);
    }
  }

  private boolean isNew(Connection tx, TenantId tenant, Constitution constitution)
      throws SQLException {
    List<PolicyRow> versions = rows.versions(tx, tenant, constitution.name());
    Optional<PolicyRow> same =
        versions.stream().filter(row -> row.version().equals(constitution.version())).findFirst();
    if (same.isPresent() && !same.get().digest().equals(constitution.digest())) {
      throw new Fault(
          ProblemType.CONFLICT,
          constitution.id() + " was published with another content already: name a new version");
    }
    if (same.flatMap(PolicyRow::retiredAt).isPresent()) {
      throw new Fault(ProblemType.CONFLICT, constitution.id() + " is retired: name a new version");
    }
    if (versions.stream().anyMatch(row -> !row.domain().equals(constitution.domain()))) {
      throw new Fault(
          ProblemType.CONFLICT, constitution.name() + " is a policy of another domain already");
    }
    if (same.isEmpty() && rows.all(tx, tenant).size() >= MOST) {
      throw new Fault(ProblemType.CONFLICT, "a tenant has at most " + MOST + " policies");
    }
    return same.isEmpty();
  }

  private void add(
      Connection tx,
      Caller caller,
      Constitution constitution,
      String source,
      Optional<String> cases)
      throws SQLException {
    rows.insert(
        tx,
        caller.tenant(),
        new PolicyRow(
            constitution.name(),
            constitution.version(),
            constitution.domain(),
            constitution.digest(),
            source,
            cases,
            caller.principal(),
            clock.instant(),
            Optional.empty()));
    history.tell(
        tx,
        caller.tenant(),
        caller.principal(),
        "constitution.published",
        Json.object()
            .put("policy", constitution.id())
            .put("domain", constitution.domain())
            .put("digest", constitution.digest().value()));
  }

  private Published published(PolicyRow row) {
    Constitution constitution =
        compiled.computeIfAbsent(row.digest(), _ -> ConstitutionText.read(row.source()));
    if (!constitution.digest().equals(row.digest()) || !constitution.id().equals(row.id())) {
      throw new Fault(
          ProblemType.UNAVAILABLE,
          row.id() + " is not what was published: nothing is decided by it");
    }
    return new Published(
        constitution,
        row.source(),
        row.cases(),
        row.publishedBy(),
        row.publishedAt(),
        row.retiredAt());
  }
}
