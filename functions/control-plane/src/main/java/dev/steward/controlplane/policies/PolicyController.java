package dev.steward.controlplane.policies;

import dev.steward.controlplane.idempotency.Idempotent;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.policy.Policy;
import dev.steward.web.Allow;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reading and publishing policies. */
@Controller("/v1/policies")
@ExecuteOn(TaskExecutors.BLOCKING)
class PolicyController {
  private static final String YAML = "application/yaml";

  private final Policies policies;

  PolicyController(Policies policies) {
    this.policies = policies;
  }

  /** The policies in force for the caller's tenant. */
  @Get
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
  PolicyPage list(@Parameter(hidden = true) Caller caller) {
    InForce inForce = policies.of(caller.tenant());
    return new PolicyPage(
        inForce.digest().value(),
        Stream.concat(
                inForce.house().stream().map(PolicyView::house),
                inForce.own().stream().map(own -> PolicyView.tenant(own, Optional.empty())))
            .toList());
  }

  /** One policy, as it is in force. */
  @Get("/{name}")
  @Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
  PolicyView show(@Parameter(hidden = true) Caller caller, @PathVariable String name) {
    InForce inForce = policies.of(caller.tenant());
    return named(inForce.house(), name)
        .map(PolicyView::house)
        .or(() -> named(inForce.own(), name).map(own -> withVersions(caller, own)))
        .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such policy"));
  }

  /**
   * Publishes a policy of the caller's tenant, as YAML or JSON. It is in force from then on, beside
   * the house's: it can only make the verdict stricter. A name and version never change again.
   */
  @Post
  @Consumes({YAML, MediaType.APPLICATION_JSON})
  @Idempotent
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = YAML, schema = @Schema(type = "string")),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object"))
      })
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PolicyView.class)))
  @Allow(Role.ADMIN)
  HttpResponse<?> publish(
      @Parameter(hidden = true) @Body byte[] body, @Parameter(hidden = true) Caller caller) {
    Policy policy = policies.publish(caller, text(body));
    return HttpResponse.created(
        PolicyView.tenant(policy, Optional.empty()), URI.create("/v1/policies/" + policy.name()));
  }

  private PolicyView withVersions(Caller caller, Policy own) {
    List<String> versions =
        policies.versions(caller.tenant(), own.name()).stream()
            .map(row -> row.version().toString())
            .toList();
    return PolicyView.tenant(own, Optional.of(versions));
  }

  private static Optional<Policy> named(List<Policy> policies, String name) {
    return policies.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private static String text(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new Fault(ProblemType.MALFORMED_REQUEST, "the policy is not UTF-8", List.of(), e);
    }
  }
}
