package dev.steward.json;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;

/** The text is not JSON that Steward accepts; the detail says why and where (line, column). */
public final class MalformedJson extends Fault {
  public MalformedJson(String detail) {
    super(ProblemType.MALFORMED_JSON, detail);
  }
}
