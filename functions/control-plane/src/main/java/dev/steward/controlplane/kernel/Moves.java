package dev.steward.controlplane.kernel;

import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunChange;
import dev.steward.controlplane.runs.Runs;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.DatabaseUnavailable;
import dev.steward.database.Statements;
import dev.steward.database.TenantTransactions;
import dev.steward.database.Written;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The one way a run is written: its row, what its money and its approval do, and the journal, in
 * one transaction. A commit whose answer was lost is looked for in the journal before anything else
 * is done.
 */
@Singleton
public final class Moves {
  private final Runs runs;
  private final RunHistory history;
  private final Journal journal;
  private final TenantTransactions transactions;
  private final List<OnMove> others;

  Moves(
      Runs runs,
      RunHistory history,
      Journal journal,
      TenantTransactions transactions,
      List<OnMove> others) {
    this.runs = runs;
    this.history = history;
    this.journal = journal;
    this.transactions = transactions;
    this.others = List.copyOf(others);
  }

  /** Writes a run for the first time, and on to {@code next} in the same transaction. */
  Moved begin(
      Run run,
      Optional<Verdict.Hold> hold,
      List<NewEntry> words,
      List<Guard> guards,
      Optional<RunChange> next) {
    Statements statements = new Statements();
    guards.forEach(guard -> guard.require(statements, run));
    runs.insert(statements, run);
    List<NewEntry> entries = new ArrayList<>(words);
    follow(statements, entries, new Move(Optional.empty(), run, Usage.NONE, hold));
    Run reached =
        next.map(change -> step(statements, entries, run, change, Usage.NONE)).orElse(run);
    try {
      return write(reached, statements, entries);
    } catch (DatabaseUnavailable late) {
      throw late.isCrowded()
          ? new Fault(
              ProblemType.OVERLOADED,
              "too many calls wait to be written down; nothing was done",
              List.of(),
              late)
          : late;
    }
  }

  /** {@code first} adds what must hold or be written before the move. */
  public Moved move(
      Run run, RunChange change, Usage usage, List<NewEntry> words, Consumer<Statements> first) {
    if (!run.state().next().contains(change.to())) {
      return new Moved.Not(Runs.LEGAL_MOVE);
    }
    Statements statements = new Statements();
    first.accept(statements);
    List<NewEntry> entries = new ArrayList<>(words);
    return write(step(statements, entries, run, change, usage), statements, entries);
  }

  private Run step(
      Statements statements, List<NewEntry> entries, Run run, RunChange change, Usage usage) {
    Move asked = Move.between(run, run.moved(change), usage);
    RunChange priced =
        others.stream()
            .map(other -> other.cost(asked))
            .filter(OptionalLong::isPresent)
            .findFirst()
            .map(micros -> change.costing(micros.getAsLong()))
            .orElse(change);
    Move move = Move.between(run, run.moved(priced), usage);
    runs.move(statements, run.tenant(), run.id(), priced);
    follow(statements, entries, move);
    return move.after();
  }

  private void follow(Statements statements, List<NewEntry> entries, Move move) {
    others.forEach(other -> entries.addAll(other.add(statements, move)));
    entries.add(history.reached(move.after()));
  }

  private Moved write(Run reached, Statements statements, List<NewEntry> entries) {
    TenantId tenant = reached.tenant();
    journal.append(statements, tenant, RunHistory.STREAM, entries);
    try {
      return switch (transactions.write(tenant, statements)) {
        case Written.Done _ -> new Moved.To(reached);
        case Written.Unmet(String requirement) -> new Moved.Not(requirement);
      };
    } catch (DatabaseUnavailable lost) {
      if (lost.perhapsCommitted() && stands(tenant, entries.getLast())) {
        return new Moved.To(reached);
      }
      throw lost;
    }
  }

  /** Of the commits whose answer was lost, many took place: this one did if its event is there. */
  private boolean stands(TenantId tenant, NewEntry last) {
    return Patiently.ask(
        () ->
            transactions.read(tenant, tx -> journal.find(tx, tenant, last.eventId()).isPresent()));
  }
}
