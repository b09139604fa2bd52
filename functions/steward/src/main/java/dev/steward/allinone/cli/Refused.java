package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** The server said no, and why: a problem (RFC 9457). */
final class Refused extends RuntimeException {
  private final transient JsonNode problem;

  Refused(JsonNode problem) {
    super(problem.path("title").asText("the server refused"));
    this.problem = problem;
  }

  JsonNode problem() {
    return problem;
  }
}
