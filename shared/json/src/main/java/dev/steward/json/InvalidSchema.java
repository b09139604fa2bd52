package dev.steward.json;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.util.List;

/** A schema that cannot be used; the violations point into the schema. */
public final class InvalidSchema extends Fault {
  public InvalidSchema(List<Violation> violations) {
    super(ProblemType.INVALID_INPUT, "the schema cannot be used", violations, null);
  }
}
