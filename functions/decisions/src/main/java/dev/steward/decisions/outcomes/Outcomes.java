package dev.steward.decisions.outcomes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.IdSource;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.core.Violation;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.deciding.Decider;
import dev.steward.decisions.deciding.Decision;
import dev.steward.decisions.deciding.DecisionRows;
import dev.steward.decisions.policies.Policies;
import dev.steward.decisions.policies.PolicyId;
import dev.steward.executor.Invocation;
import dev.steward.journal.Facts;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import dev.steward.policy.expressions.Condition;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes what is reported of decisions. The same again changes nothing; something else is a
 * correction, and counts from then on.
 */
@Singleton
public final class Outcomes {
  /** So often may an outcome be corrected. */
  private static final int MOST = 100;

  private final OutcomeRows rows;
  private final DecisionRows decisions;
  private final Policies policies;
  private final TenantTransactions transactions;
  private final Journal journal;
  private final IdSource ids;
  private final InstantSource clock;
  private final List<OutcomeListener> listeners;

  Outcomes(
      OutcomeRows rows,
      DecisionRows decisions,
      Policies policies,
      TenantTransactions transactions,
      Journal journal,
      IdSource ids,
      InstantSource clock,
      List<OutcomeListener> listeners) {
    this.rows = rows;
    this.decisions = decisions;
    this.policies = policies;
    this.transactions = transactions;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
    this.listeners = listeners;
  }

  /** What became of a report. */
  public record Recorded(Optional<Boolean> success, int seq, boolean changed, Instant maturesAt) {}

  public Recorded record(
      Invocation call, String decisionId, JsonNode metrics, Optional<Instant> occurredAt) {
    TenantId tenant = call.tenant();
    return transactions.write(
        tenant,
        tx -> {
          Decision decision =
              decisions
                  .hold(tx, tenant, decisionId)
                  .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such decision"))
                  .decision();
          Constitution constitution =
              policies
                  .find(tx, tenant, PolicyId.parse(decision.maker().policy()))
                  .orElseThrow(() -> new IllegalStateException("a decision without its policy"))
                  .constitution();
          return record(tx, call, decision, constitution, metrics, occurredAt);
        });
  }

  private Recorded record(
      Connection tx,
      Invocation call,
      Decision decision,
      Constitution constitution,
      JsonNode metrics,
      Optional<Instant> occurredAt)
      throws SQLException {
    mustHaveCome(decision);
    mustBeMetrics(constitution, metrics);
    Instant now = clock.instant();
    Instant occurred = occurredAt.orElse(now);
    mustBePlausible(decision, occurred, now);
    Optional<Boolean> success =
        constitution.outcome().succeeded(metrics) instanceof Condition.Answer.Failed
            ? Optional.empty()
            : Optional.of(
                constitution.outcome().succeeded(metrics) instanceof Condition.Answer.Yes);
    Instant maturesAt = decision.decidedAt().plus(constitution.outcome().maturesAfter());
    Digest digest = Digest.of(CanonicalJson.bytes(metrics));
    Optional<OutcomeRows.Latest> before = rows.latest(tx, call.tenant(), decision.id());
    if (before.isPresent() && before.get().digest().equals(digest)) {
      return new Recorded(success, before.get().seq(), false, maturesAt);
    }
    int seq = before.map(OutcomeRows.Latest::seq).orElse(0) + 1;
    if (seq > MOST) {
      throw new Fault(
          ProblemType.CONFLICT, "an outcome is corrected at most " + (MOST - 1) + " times");
    }
    Outcome outcome =
        new Outcome(decision.id(), seq, metrics, digest, success, occurred, now, call.principal());
    rows.insert(tx, call.tenant(), outcome);
    journal.append(
        tx, call.tenant(), Decider.stream(decision.domain()), List.of(entry(call, outcome)));
    transactions.afterCommit(
        () -> listeners.forEach(each -> each.recorded(call.tenant(), decision.domain())));
    return new Recorded(success, seq, true, maturesAt);
  }

  private static void mustHaveCome(Decision decision) {
    if (decision.status().undecided()) {
      throw new Fault(
          ProblemType.CONFLICT,
          "nothing comes of this decision: it is %s".formatted(decision.status().wire()));
    }
  }

  private static void mustBeMetrics(Constitution constitution, JsonNode metrics) {
    List<Violation> violations = constitution.outcome().metrics().check(metrics);
    if (!violations.isEmpty()) {
      throw new Fault(
          ProblemType.INVALID_INPUT,
          "these are not the metrics that " + constitution.id() + " asks for",
          violations.stream()
              .map(each -> new Violation("/metrics" + each.pointer(), each.message()))
              .toList(),
          null);
    }
  }

  private static void mustBePlausible(Decision decision, Instant occurred, Instant now) {
    if (occurred.isBefore(decision.decidedAt()) || occurred.isAfter(now)) {
      throw new Fault(
          ProblemType.INVALID_INPUT,
          "an outcome lies between its decision and now",
          List.of(new Violation("/occurred_at", "must lie between the decision and now")),
          null);
    }
  }

  /** Named as contracts/events names it: dashboards read it. */
  private NewEntry entry(Invocation call, Outcome outcome) {
    ObjectNode data =
        Json.object()
            .put("decision", outcome.decision())
            .put("seq", outcome.seq())
            .put("metrics", outcome.digest().value());
    outcome.success().ifPresent(success -> data.put("reward", success ? 1 : 0));
    return new NewEntry(
        ids.next("evt"),
        "decision.outcome",
        outcome.reportedAt(),
        new Facts(call.principal(), call.run(), null, null, null, "decisions.record_outcome", null),
        data);
  }
}
