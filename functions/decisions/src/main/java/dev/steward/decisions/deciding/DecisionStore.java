package dev.steward.decisions.deciding;

import dev.steward.core.IdSource;
import dev.steward.core.TenantId;
import dev.steward.database.DatabaseFailure;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.executor.Invocation;
import dev.steward.journal.Entry;
import dev.steward.journal.Journal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps decisions, once for an effect key, with their places in the chain. */
@Singleton
final class DecisionStore {
  private static final String UNIQUE_VIOLATION = "23505";

  private final DecisionRows rows;
  private final PostgresEffectKeys keys;
  private final TenantTransactions transactions;
  private final Journal journal;
  private final IdSource ids;

  DecisionStore(
      DecisionRows rows,
      PostgresEffectKeys keys,
      TenantTransactions transactions,
      Journal journal,
      IdSource ids) {
    this.rows = rows;
    this.keys = keys;
    this.transactions = transactions;
    this.journal = journal;
    this.ids = ids;
  }

  /** What is kept under the key then: this decision, or the one that came first. */
  Answered keep(Invocation call, Decision decision) {
    try {
      return write(call, decision);
    } catch (DatabaseFailure failure) {
      if (failure.sqlState().equals(UNIQUE_VIOLATION)) {
        return madeFor(call.tenant(), call.effectKey()).orElseThrow(() -> failure);
      }
      throw failure;
    }
  }

  private Answered write(Invocation call, Decision decision) {
    TenantId tenant = call.tenant();
    String salt = ids.next("salt");
    AtomicReference<Entry> link = new AtomicReference<>();
    Statements statements = new Statements();
    rows.insert(statements, tenant, decision, salt);
    journal.append(
        statements,
        tenant,
        Decider.stream(decision.domain()),
        List.of(DecisionEntry.of(decision, salt)));
    journal.find(statements, tenant, decision.origin().eventId(), link::set);
    call.mark()
        .ifPresentOrElse(
            mark -> keys.write(tenant, mark, statements),
            () -> transactions.write(tenant, statements));
    Entry entry = Objects.requireNonNull(link.get());
    return new Answered(
        new Kept(decision, Optional.empty(), Optional.empty()), entry.hash(), entry.prevHash());
  }

  /** The decision that was made under an effect key. */
  Optional<Answered> madeFor(TenantId tenant, String effectKey) {
    return transactions.read(
        tenant,
        tx -> {
          Optional<Kept> kept = rows.ofEffect(tx, tenant, effectKey);
          if (kept.isEmpty()) {
            return Optional.empty();
          }
          Entry entry =
              journal
                  .find(tx, tenant, kept.get().decision().origin().eventId())
                  .orElseThrow(() -> new IllegalStateException("a decision without its entry"));
          return Optional.of(new Answered(kept.get(), entry.hash(), entry.prevHash()));
        });
  }
}
