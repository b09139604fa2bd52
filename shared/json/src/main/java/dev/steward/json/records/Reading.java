package dev.steward.json.records;

import dev.steward.core.Violation;
import java.util.List;

/** What came of reading JSON as a record. */
public sealed interface Reading<T> {
  record Read<T>(T value) implements Reading<T> {}

  /** It is no such record; every reason is given. */
  record Refused<T>(List<Violation> violations) implements Reading<T> {
    public Refused {
      violations = List.copyOf(violations);
    }
  }
}
