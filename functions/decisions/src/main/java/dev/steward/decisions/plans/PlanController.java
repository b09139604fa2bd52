package dev.steward.decisions.plans;

import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.HiddenCharacters;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.Violation;
import dev.steward.web.Allow;
import dev.steward.web.JsonBody;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which policies decide in which domain. */
@Controller("/v1/plans")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlanController {
  private static final int EPOCHS = 50;

  private final Plans plans;

  PlanController(Plans plans) {
    this.plans = plans;
  }

  /** A plan as it is asked for. */
  record Asked(List<Member> policies, @Nullable String audience, Reason reason) {}

  /** People read it beside every epoch. */
  record Reason(String value) {
    private static final int MOST = 500;

    Reason {
      if (value.isBlank() || value.length() > MOST) {
        throw new IllegalArgumentException("must have 1 to " + MOST + " characters");
      }
      HiddenCharacters.mistake(value, false)
          .ifPresent(
              mistake -> {
                throw new IllegalArgumentException(mistake);
              });
    }
  }

  record Member(String policy, String role, int weight) {}

  /** The plan in force of every domain. */
  @Introspected
  record PlanPage(List<PlanView> plans) {}

  @Get
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
  PlanPage list(Caller caller) {
    return new PlanPage(plans.all(caller.tenant()).stream().map(PlanView::of).toList());
  }

  /** The latest epochs of a domain, the one in force first. */
  @Get("/{domain}")
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
  PlanPage show(Caller caller, @PathVariable String domain) {
    List<Plan> epochs = plans.epochs(caller.tenant(), domain, EPOCHS);
    if (epochs.isEmpty()) {
      throw new Fault(ProblemType.NOT_FOUND, "this domain has no plan");
    }
    return new PlanPage(epochs.stream().map(PlanView::of).toList());
  }

  /** A new epoch, unless that is the plan already. */
  @Put("/{domain}")
  @Allow(Role.ADMIN)
  PlanView bind(Caller caller, @PathVariable String domain, @Body JsonBody body) {
    Asked asked = body.as(Asked.class, "that is no plan");
    return PlanView.of(
        plans.bind(
            caller.tenant(),
            caller.principal(),
            new Plans.Wish(
                domain,
                policies(asked),
                Optional.ofNullable(asked.audience()),
                asked.reason().value())));
  }

  private static List<PlannedPolicy> policies(Asked asked) {
    List<PlannedPolicy> policies = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < asked.policies().size(); i++) {
      Member member = asked.policies().get(i);
      String pointer = "/policies/" + i;
      Optional<Part> role = Part.find(member.role());
      if (role.isEmpty()) {
        violations.add(
            new Violation(pointer + "/role", "must be one of live, canary, trial, shadow"));
        continue;
      }
      try {
        policies.add(new PlannedPolicy(member.policy(), role.get(), member.weight()));
      } catch (IllegalArgumentException e) {
        violations.add(new Violation(pointer + "/weight", String.valueOf(e.getMessage())));
      }
    }
    if (!violations.isEmpty()) {
      throw new Fault(ProblemType.INVALID_INPUT, "that is no plan", violations, null);
    }
    return policies;
  }
}
