package dev.steward.allinone.up;

import dev.steward.allinone.place.Home;
import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.Plan;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.decisions.plans.Plans;
import dev.steward.decisions.policies.Policies;
import dev.steward.policy.PolicyFiles;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a first visitor may have decided; a domain that has a plan is left as it is. */
final class DemoDecisions {
  private static final Caller STEWARD = new Caller(DemoTenant.ID, "steward", Set.of(Role.ADMIN));

  private static final Map<String, List<PlannedPolicy>> PLANS =
      Map.of(
          "finance",
          List.of(
              new PlannedPolicy("finance-constitution@1.0.0", Part.LIVE, PlannedPolicy.WHOLE),
              new PlannedPolicy("finance-constitution@1.1.B", Part.SHADOW, 0)),
          "hr",
          List.of(new PlannedPolicy("hr-constitution@1.0.0", Part.LIVE, PlannedPolicy.WHOLE)));

  private DemoDecisions() {}

  static void ensure(ApplicationContext decisions) {
    Plans plans = decisions.getBean(Plans.class);
    Set<String> planned =
        plans.all(DemoTenant.ID).stream().map(Plan::domain).collect(Collectors.toSet());
    if (planned.containsAll(PLANS.keySet())) {
      return; // nothing is compiled at every later start
    }
    publish(decisions.getBean(Policies.class));
    PLANS.forEach(
        (domain, policies) -> {
          if (!planned.contains(domain)) {
            plans.bind(
                DemoTenant.ID,
                STEWARD.principal(),
                new Plans.Wish(domain, policies, Optional.empty(), "as shipped"));
          }
        });
  }

  /** What has the name and version of one that is there stays as it was published. */
  private static void publish(Policies policies) {
    Set<String> published =
        policies.all(DemoTenant.ID).stream()
            .map(each -> each.constitution().id())
            .collect(Collectors.toSet());
    for (Path file : PolicyFiles.in(Home.constitutions())) {
      String id = file.getFileName().toString().replaceFirst("\\.yaml$", "");
      if (!published.contains(id)) {
        policies.publish(STEWARD, PolicyFiles.text(file), cases(file, id));
      }
    }
  }

  private static Optional<String> cases(Path file, String id) {
    return Optional.of(file.resolveSibling(id + ".cases.yaml"))
        .filter(Files::exists)
        .map(PolicyFiles::text);
  }
}
