package dev.steward.reliability.promises;

import dev.steward.reliability.records.Listed;
import dev.steward.reliability.records.Probe;
import dev.steward.reliability.records.Records;
import dev.steward.reliability.records.RunRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another tenant's id is answered byte for byte as one that does not exist, and listed nowhere. */
final class Indistinguishable implements Promise {
  @Override
  public int number() {
    return 6;
  }

  @Override
  public String text() {
    return "Another tenant's id is like one that does not exist";
  }

  @Override
  public String looked(Records records) {
    return "%,d pairs of requests, %,d listed runs"
        .formatted(records.probes().size(), records.listed().size());
  }

  @Override
  public List<Violation> check(Records records) {
    List<Violation> violations = new ArrayList<>();
    for (Probe probe : records.probes()) {
      if (probe.foreignStatus() < 400
          || probe.foreignStatus() >= 500
          || probe.foreignStatus() != probe.missingStatus()
          || !probe.foreignBody().equals(probe.missingBody())) {
        violations.add(new Violation("they differ: " + probe));
      }
    }
    Map<String, RunRow> runs = records.runsById();
    for (Listed listed : records.listed()) {
      RunRow run = runs.get(listed.run());
      if (run != null && !run.tenant().equals(listed.tenant())) {
        violations.add(
            new Violation(listed.tenant() + " was shown " + run.id() + " of " + run.tenant()));
      }
    }
    return violations;
  }
}
