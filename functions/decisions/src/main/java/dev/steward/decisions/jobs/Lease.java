package dev.steward.decisions.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The right to work on a job, as long as it is renewed. */
public interface Lease {
  /** How far it was when it was broken off; an empty object when it begins. */
  ObjectNode progress();

  /** Keeps how far it is, and the lease. Throws when another has taken the work over. */
  void keep(JsonNode progress);
}
