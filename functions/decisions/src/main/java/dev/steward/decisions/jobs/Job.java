package dev.steward.decisions.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import java.time.LocalDate;
import java.util.List;

/** Work for one day of one tenant. Doing it again must do no harm. Beans. */
public interface Job {
  /** The member of a report that says what models used for it. */
  String TOKENS = "tokens";

  String name();

  Report run(TenantId tenant, LocalDate day, Lease lease);

  /** What was done, and the calls it asks for. */
  record Report(ObjectNode said, List<Proposal> proposals) {
    public Report {
      proposals = List.copyOf(proposals);
    }

    public static Report of(ObjectNode said) {
      return new Report(said, List.of());
    }
  }

  /** A call that waits for a person. */
  record Proposal(String tool, JsonNode arguments) {}
}
