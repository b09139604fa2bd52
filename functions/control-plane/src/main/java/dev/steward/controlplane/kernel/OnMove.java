package dev.steward.controlplane.kernel;

import dev.steward.database.Statements;
import dev.steward.journal.NewEntry;
import java.util.List;
import java.util.OptionalLong;

/** What belongs to a move of a run and is written in the same transaction. Beans. */
public interface OnMove {
  /** Adds statements; returns what the journal shall say of it, ahead of the move itself. */
  List<NewEntry> add(Statements statements, Move move);

  /** Micros the run is charged by this move. */
  default OptionalLong cost(Move move) {
    return OptionalLong.empty();
  }
}
