package dev.steward.controlplane.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.kernel.Evidence;
import dev.steward.controlplane.kernel.Outcome;
import dev.steward.controlplane.kernel.Usage;
import dev.steward.core.ProblemType;
import dev.steward.json.JsonLimits;
import dev.steward.json.MalformedJson;
import dev.steward.json.StrictJson;
import java.io.IOException;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/**
 * What an executor's answer means: a 2xx with JSON returned; a 4xx was refused by contract, unless
 * it is about the effect key; anything else leaves the outcome unknown.
 */
final class Answers {
  private static final int PROBLEM_KEPT = 64 * 1024;

  private Answers() {}

  static Outcome read(ClassicHttpResponse response, int limit) throws IOException {
    HttpEntity entity = response.getEntity();
    int status = response.getCode();
    String mediaType = entity == null ? "" : String.valueOf(entity.getContentType());
    byte[] body = entity == null ? new byte[0] : head(entity, limit);
    if (body.length > limit) {
      return unknown(
          "the answer is longer than " + limit + " bytes", Evidence.of(status, mediaType, body));
    }
    Usage usage = Units.of(response);
    if (status >= 200 && status < 300) {
      try {
        return new Outcome.Returned(StrictJson.parse(body, limits(limit)), usage);
      } catch (MalformedJson garbage) {
        return unknown(
            "the answer is not JSON: " + garbage.detail(), Evidence.of(status, mediaType, body));
      }
    }
    if (status >= 400 && status < 500) {
      Optional<JsonNode> problem = problem(body);
      return unsettled(response, problem)
          ? unknown(
              "the executor says: " + words(problem, status), Evidence.of(status, mediaType, body))
          : new Outcome.Failed(
              meaning(status), "the executor says: " + words(problem, status), problem, usage);
    }
    return unknown("the executor answered " + status, Evidence.of(status, mediaType, body));
  }

  /**
   * A conflict over the effect key itself: the work under it goes on, or a later attempt has it.
   */
  private static boolean unsettled(ClassicHttpResponse response, Optional<JsonNode> problem) {
    String type = problem.map(json -> json.path("type").asText()).orElse("");
    return response.getCode() == 409
        && (response.containsHeader("Retry-After")
            || type.equals(ProblemType.IDEMPOTENCY_IN_PROGRESS.uri())
            || type.equals(ProblemType.EFFECT_FENCED.uri()));
  }

  /** All say that this attempt did nothing. */
  private static ProblemType meaning(int status) {
    return switch (status) {
      case 401, 403 -> ProblemType.EXECUTOR_FAILED;
      case 408 -> ProblemType.EXECUTOR_TIMED_OUT;
      case 429 -> ProblemType.OVERLOADED;
      default -> ProblemType.EXECUTOR_REFUSED;
    };
  }

  /** At most one byte more than the limit; the rest is never read. */
  private static byte[] head(HttpEntity entity, int limit) throws IOException {
    // Closing the stream would read on to the end, so the exchange is left to be aborted.
    return entity.getContent().readNBytes(limit + 1);
  }

  private static Optional<JsonNode> problem(byte[] body) {
    if (body.length > PROBLEM_KEPT) {
      return Optional.empty();
    }
    try {
      return Optional.of(StrictJson.parse(body)).filter(JsonNode::isObject);
    } catch (MalformedJson notJson) {
      return Optional.empty();
    }
  }

  private static String words(Optional<JsonNode> problem, int status) {
    return problem
        .map(json -> json.path("detail").asText(json.path("title").asText("")))
        .filter(text -> !text.isBlank())
        .orElse("status " + status);
  }

  static JsonLimits limits(int bytes) {
    JsonLimits standard = JsonLimits.DEFAULT;
    return new JsonLimits(bytes, standard.depth(), bytes, standard.values());
  }

  private static Outcome unknown(String detail, Evidence evidence) {
    return new Outcome.Unknown(ProblemType.EXECUTOR_OUTCOME_UNKNOWN, detail, Optional.of(evidence));
  }
}
