package dev.steward.executor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Answers of work that was done now, or before. */
final class Answers {
  static final String EFFECT = "Steward-Effect";
  static final String REPLAYED = "replayed";
  private static final String USAGE = "Steward-Usage";

  private Answers() {}

  static MutableHttpResponse<JsonNode> of(JsonNode body, Map<String, Long> usage) {
    MutableHttpResponse<JsonNode> response = HttpResponse.ok(body);
    return usage.isEmpty() ? response : response.header(USAGE, dictionary(usage));
  }

  static HttpResponse<JsonNode> again(Effect effect) {
    JsonNode said =
        effect
            .answer()
            .orElseThrow(
                () ->
                    new Fault(
                        ProblemType.UNAVAILABLE,
                        "it was done, but its output was too large to be kept"));
    if (effect.state() == Effect.State.FAILED) {
      throw KeptProblem.again(said);
    }
    return of(said, effect.usage()).header(EFFECT, REPLAYED);
  }

  /** A dictionary of integers as RFC 8941 writes it. */
  private static String dictionary(Map<String, Long> usage) {
    return new TreeMap<>(usage)
        .entrySet().stream()
            .map(unit -> unit.getKey() + "=" + unit.getValue())
            .collect(Collectors.joining(", "));
  }
}
