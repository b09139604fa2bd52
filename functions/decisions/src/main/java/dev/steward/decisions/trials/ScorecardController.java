package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.decisions.plans.InForce;
import dev.steward.decisions.plans.Plans;
import dev.steward.json.Json;
import dev.steward.web.Allow;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** How the candidates of a domain stand, as of now; nothing is done about it. */
@Controller("/v1/scorecards")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.VIEWER})
final class ScorecardController {
  private final Plans plans;
  private final Scorecards scorecards;
  private final ScorecardText text;

  ScorecardController(Plans plans, Scorecards scorecards, ScorecardText text) {
    this.plans = plans;
    this.scorecards = scorecards;
    this.text = text;
  }

  @Get("/{domain}")
  JsonNode show(Caller caller, @PathVariable String domain) {
    InForce plan =
        plans
            .of(caller.tenant(), domain)
            .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "this domain has no plan"));
    ObjectNode page = Json.object();
    ArrayNode cards = page.putArray("scorecards");
    scorecards
        .of(caller.tenant(), plan)
        .forEach(card -> cards.add(text.json(caller.tenant(), plan, card)));
    return page;
  }
}
