package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** What an adapter may tell that is an outcome, of which decisions, and what is then reported. */
public record OutcomeEvent(
    String type,
    JsonNode payload,
    Optional<Verdict> verdict,
    JsonNode facts,
    ObjectNode metrics,
    Map<String, ChronoUnit> elapsed) {
  private static final int DECIMALS = 4;

  public OutcomeEvent {
    elapsed = Map.copyOf(elapsed);
  }

  boolean fits(String toldType, JsonNode toldPayload, Verdict decided, JsonNode decidedBy) {
    return type.equals(toldType)
        && verdict.filter(each -> each != decided).isEmpty()
        && within(payload, toldPayload)
        && within(facts, decidedBy);
  }

  JsonNode metrics(Duration since) {
    ObjectNode reported = metrics.deepCopy();
    elapsed.forEach((name, unit) -> reported.put(name, in(unit, since)));
    return reported;
  }

  private static double in(ChronoUnit unit, Duration since) {
    return BigDecimal.valueOf(since.toSeconds())
        .divide(
            BigDecimal.valueOf(unit.getDuration().toSeconds()), DECIMALS, RoundingMode.HALF_EVEN)
        .doubleValue();
  }

  private static boolean within(JsonNode asked, JsonNode given) {
    return asked.properties().stream()
        .allMatch(each -> each.getValue().equals(given.path(each.getKey())));
  }
}
