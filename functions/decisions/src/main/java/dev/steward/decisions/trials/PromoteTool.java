package dev.steward.decisions.trials;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.decisions.plans.InForce;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.Plan;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.decisions.plans.Plans;
import dev.steward.decisions.policies.Policies;
import dev.steward.decisions.policies.PolicyId;
import dev.steward.executor.Invocation;
import dev.steward.executor.ToolHandler;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code decisions.promote}: the candidate becomes live, and the policy that was live watches from
 * then on, so that there is one to go back to.
 */
@Singleton
final class PromoteTool implements ToolHandler<PromoteTool.Input, PromoteTool.Output> {
  /** {@code replaces} and {@code evidence} are what whoever approves is shown. */
  record Input(
      Domain domain,
      @Nullable String replaces,
      String candidate,
      EpochNumber epoch,
      String because,
      @Nullable List<String> evidence) {}

  record Output(String domain, String live, int epoch) {}

  record Domain(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    Domain {
      if (value.length() > 64 || !SHAPE.matcher(value).matches()) {
        throw new IllegalArgumentException("must be lower-case words joined by hyphens");
      }
    }
  }

  record EpochNumber(long value) {
    EpochNumber {
      if (value < 1) {
        throw new IllegalArgumentException("must be at least 1");
      }
    }
  }

  private final Plans plans;
  private final Policies policies;

  PromoteTool(Plans plans, Policies policies) {
    this.plans = plans;
    this.policies = policies;
  }

  @Override
  public String tool() {
    return "decisions.promote";
  }

  @Override
  public String path() {
    return "/execute/decisions/promote";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Class<Output> output() {
    return Output.class;
  }

  @Override
  public Output handle(Invocation call, Input input) {
    String domain = input.domain().value();
    InForce plan =
        plans
            .of(call.tenant(), domain)
            .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "this domain has no plan"));
    if (plan.plan().policies().stream()
        .noneMatch(each -> each.policy().equals(input.candidate()))) {
      throw new Fault(ProblemType.CONFLICT, input.candidate() + " is not in the plan any more");
    }
    String replaces = input.replaces();
    boolean same = plan.plan().epoch() == input.epoch().value();
    if (same && replaces != null && !replaces.equals(plan.plan().live().policy())) {
      throw new Fault(ProblemType.CONFLICT, replaces + " is not the live policy");
    }
    String approver =
        call.approver()
            .orElseThrow(
                () ->
                    new Fault(ProblemType.FORBIDDEN, "no policy is promoted without an approval"));
    mustNotBeTheAuthor(call.tenant(), input.candidate(), approver);
    Plan promoted =
        same
            ? plans
                .bindAfter(call.tenant(), approver, plan.plan(), wish(plan, input))
                .orElseThrow(PromoteTool::changed)
            : already(plan.plan(), input);
    return new Output(domain, promoted.live().policy(), Math.toIntExact(promoted.epoch()));
  }

  private static Plans.Wish wish(InForce plan, Input input) {
    List<PlannedPolicy> policies = new ArrayList<>();
    for (PlannedPolicy each : plan.plan().policies()) {
      policies.add(
          each.policy().equals(input.candidate())
              ? new PlannedPolicy(each.policy(), Part.LIVE, PlannedPolicy.WHOLE)
              : new PlannedPolicy(each.policy(), Part.SHADOW, 0));
    }
    return new Plans.Wish(
        plan.plan().domain(), policies, plan.plan().audience(), "promoted: " + input.because());
  }

  private void mustNotBeTheAuthor(TenantId tenant, String candidate, String approver) {
    if (policies.get(tenant, PolicyId.parse(candidate)).by().equals(approver)) {
      throw new Fault(
          ProblemType.SELF_APPROVAL, approver + " published " + candidate + ": another decides");
    }
  }

  /** An attempt before this one may have done it. */
  private static Plan already(Plan plan, Input input) {
    if (plan.epoch() == input.epoch().value() + 1
        && plan.live().policy().equals(input.candidate())) {
      return plan;
    }
    throw changed();
  }

  private static Fault changed() {
    return new Fault(
        ProblemType.CONFLICT, "the plan has changed since it was judged: nothing is promoted");
  }
}
