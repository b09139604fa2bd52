package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.Violation;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.DriftTerms;
import dev.steward.decisions.plans.Plans;
import dev.steward.json.Json;
import dev.steward.web.Allow;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Whether a domain has drifted, up to now; nothing is done about it. */
@Controller("/v1/drift")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.VIEWER})
final class DriftController {
  private static final Duration LONGEST = Duration.ofDays(400);

  private final Plans plans;
  private final Drifts drifts;
  private final InstantSource clock;

  DriftController(Plans plans, Drifts drifts, InstantSource clock) {
    this.plans = plans;
    this.drifts = drifts;
    this.clock = clock;
  }

  /** As long as the live policy says, or as asked: ISO 8601 durations such as PT6H or P28D. */
  @Get("/{domain}")
  JsonNode look(
      Caller caller,
      @PathVariable String domain,
      Optional<String> window,
      Optional<String> baseline) {
    Constitution live =
        plans
            .of(caller.tenant(), domain)
            .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "this domain has no plan"))
            .live()
            .constitution();
    DriftTerms terms = live.drift();
    Stretches stretches =
        Stretches.before(
            clock.instant(),
            window.map(text -> duration("/window", text)).orElse(terms.window()),
            baseline.map(text -> duration("/baseline", text)).orElse(terms.baseline()));
    ObjectNode told =
        Json.object()
            .put("domain", domain)
            .put("policy", live.id())
            .put("from", stretches.from().toString())
            .put("middle", stretches.middle().toString())
            .put("end", stretches.end().toString());
    ArrayNode findings = told.putArray("findings");
    drifts
        .look(caller.tenant(), live, stretches)
        .findings()
        .forEach(finding -> findings.add(DriftText.json(finding)));
    return told;
  }

  private static Duration duration(String pointer, String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException notOne) {
      // is told below
    }
    throw new Fault(
        ProblemType.INVALID_INPUT,
        "drift is not looked for over that time",
        List.of(
            new Violation(
                pointer, "must be a positive duration up to P400D, such as PT6H or P28D")),
        null);
  }
}
