package dev.steward.decisions.deciding;

import dev.steward.core.Fault;
import dev.steward.core.IdSource;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.constitutions.Verdict;
import dev.steward.executor.Invocation;
import dev.steward.journal.Facts;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What people decide: once for a decision, and only where they are asked, or were in vain. */
@Singleton
final class Resolutions {
  private final DecisionRows rows;
  private final TenantTransactions transactions;
  private final Journal journal;
  private final IdSource ids;
  private final InstantSource clock;

  Resolutions(
      DecisionRows rows,
      TenantTransactions transactions,
      Journal journal,
      IdSource ids,
      InstantSource clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  /** The same again changes nothing. */
  void resolve(Invocation call, String id, Verdict verdict) {
    TenantId tenant = call.tenant();
    transactions.write(
        tenant,
        tx -> {
          rows.nobodyIsAsked(tx, tenant, id);
          Kept kept =
              rows.hold(tx, tenant, id)
                  .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such decision"));
          switch (kept.decision().status()) {
            case WAITING, REJECTED, EXPIRED, WITHDRAWN -> set(tx, call, kept.decision(), verdict);
            case RESOLVED -> mustBe(kept.resolution(), verdict);
            case FINAL ->
                throw new Fault(ProblemType.CONFLICT, "nobody was asked about this decision");
          }
          return kept;
        });
  }

  private void set(Connection tx, Invocation call, Decision decision, Verdict verdict)
      throws SQLException {
    Instant now = clock.instant();
    rows.resolve(tx, call.tenant(), decision.id(), verdict, by(call), now);
    NewEntry entry =
        new NewEntry(
            ids.next("evt"),
            "decision.resolved",
            now,
            new Facts(by(call), call.run(), null, null, null, "decisions.resolve", null),
            Json.object()
                .put("decision", decision.id())
                .put("proposed", decision.verdict().wire())
                .put("verdict", verdict.wire()));
    journal.append(tx, call.tenant(), Decider.stream(decision.domain()), List.of(entry));
  }

  /** Who approves the call decides; whoever made it only asked. */
  private static String by(Invocation call) {
    return call.approver().orElse(call.principal());
  }

  private static void mustBe(Optional<Verdict> before, Verdict verdict) {
    if (!before.equals(Optional.of(verdict))) {
      throw new Fault(ProblemType.CONFLICT, "people have decided otherwise already");
    }
  }
}
