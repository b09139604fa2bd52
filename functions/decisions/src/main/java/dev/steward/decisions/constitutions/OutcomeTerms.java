package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.policy.expressions.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is reported of a decision later, what of it counts as success, and from when on. */
public record OutcomeTerms(
    Declarations metrics,
    String text,
    Condition success,
    List<OutcomeEvent> events,
    Duration maturesAfter,
    Optional<Duration> expiresAfter) {
  public OutcomeTerms {
    events = List.copyOf(events);
  }

  /** Whether events of this type may be outcomes. */
  public boolean listensTo(String eventType) {
    return eventTypes().contains(eventType);
  }

  public Set<String> eventTypes() {
    return events.stream().map(OutcomeEvent::type).collect(Collectors.toUnmodifiableSet());
  }

  /** What an event about the same entity reports of a decision, so long after its occasion. */
  public Optional<JsonNode> told(
      String eventType, JsonNode payload, Verdict decided, JsonNode facts, Duration since) {
    return events.stream()
        .filter(event -> event.fits(eventType, payload, decided, facts))
        .findFirst()
        .map(event -> event.metrics(since));
  }

  /** Whether it was a success; that nobody can tell counts as no outcome. */
  public Condition.Answer succeeded(JsonNode reported) {
    return CaseVariables.evaluate(
        CaseVariables.ofOutcome(metrics, reported), variables -> success.test(variables));
  }
}
