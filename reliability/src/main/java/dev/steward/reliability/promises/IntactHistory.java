package dev.steward.reliability.promises;

import dev.steward.reliability.records.Records;
import java.util.List;

/** The history verifies after all that was done to Steward, and not after it was tampered with. */
final class IntactHistory implements Promise {
  @Override
  public int number() {
    return 4;
  }

  @Override
  public String text() {
    return "Change the history anywhere, and the verifier says where";
  }

  @Override
  public String looked(Records records) {
    return "%,d verifications".formatted(records.verifications());
  }

  @Override
  public List<Violation> check(Records records) {
    return Violation.found(records, number());
  }
}
