package dev.steward.decisions.policies;

import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.web.Allow;
import dev.steward.web.JsonBody;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Constitutions: listed, shown, compared, published, retired. */
@Controller("/v1/constitutions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PolicyController {
  private final Policies policies;
  private final Retirement retirement;

  PolicyController(Policies policies, Retirement retirement) {
    this.policies = policies;
    this.retirement = retirement;
  }

  /** A policy as YAML, and the cases that must come out as they say. */
  record Publication(String policy, @Nullable String cases) {}

  @Get
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
  PolicyPage list(Caller caller) {
    return new PolicyPage(policies.all(caller.tenant()).stream().map(PolicyView::brief).toList());
  }

  /** {@code NAME} is its latest version that is no variant; {@code NAME@VERSION} that one. */
  @Get("/{id}")
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
  PolicyView show(Caller caller, @PathVariable String id) {
    return PolicyView.whole(policies.get(caller.tenant(), PolicyId.parse(id)));
  }

  /** What would have to change for one to become the other, by JSON Pointer. */
  @Get("/{id}/diff")
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
  Difference diff(Caller caller, @PathVariable String id, @QueryValue String to) {
    return Difference.between(
        policies.get(caller.tenant(), PolicyId.parse(id)).constitution(),
        policies.get(caller.tenant(), PolicyId.parse(to)).constitution());
  }

  @Post
  @Allow(Role.ADMIN)
  HttpResponse<PolicyView> publish(Caller caller, @Body JsonBody body) {
    Publication publication =
        body.as(Publication.class, "a publication is {\"policy\": YAML, \"cases\": YAML}");
    Constitution constitution =
        policies.publish(caller, publication.policy(), Optional.ofNullable(publication.cases()));
    return HttpResponse.created(
        PolicyView.whole(policies.get(caller.tenant(), PolicyId.parse(constitution.id()))),
        URI.create("/v1/constitutions/" + constitution.id()));
  }

  /** It decides nothing again; what it decided stays explainable. */
  @Post("/{id}/retire")
  @Allow(Role.ADMIN)
  PolicyView retire(Caller caller, @PathVariable String id) {
    return PolicyView.whole(retirement.retire(caller, PolicyId.parse(id)));
  }

  /** Everything a tenant has published. */
  @Introspected
  record PolicyPage(List<PolicyView> policies) {}
}
