package dev.steward.controlplane.switches;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.idempotency.Idempotent;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.core.Violation;
import dev.steward.web.Allow;
import dev.steward.web.JsonBody;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** Seeing and flipping the kill switches. */
@Controller("/v1/switches")
@ExecuteOn(TaskExecutors.BLOCKING)
class SwitchController {
  private static final int LONGEST_REASON = 500;

  private final KillSwitches switches;

  SwitchController(KillSwitches switches) {
    this.switches = switches;
  }

  /** The switches that concern the caller's tenant, the widest first. */
  @Get
  @Allow({Role.OPERATOR, Role.ADMIN, Role.VIEWER, Role.SUPERVISOR})
  Switches list(@Parameter(hidden = true) Caller caller) {
    return new Switches(
        switches.readable(caller.tenant()),
        switches.all(caller.tenant()).stream().map(SwitchView::of).toList());
  }

  /** Stops dispatch: {@code {"reason": "..."}} says why. */
  @Post("/{name}/stop")
  @Idempotent
  @Allow({Role.OPERATOR, Role.ADMIN})
  HttpResponse<?> stop(
      @PathVariable String name,
      @Parameter(hidden = true) @Body JsonBody body,
      @Parameter(hidden = true) Caller caller) {
    return HttpResponse.ok(flip(caller, name, true, body));
  }

  /** Lets dispatch go on. */
  @Post("/{name}/release")
  @Idempotent
  @Allow({Role.OPERATOR, Role.ADMIN})
  HttpResponse<?> release(
      @PathVariable String name,
      @Parameter(hidden = true) @Body JsonBody body,
      @Parameter(hidden = true) Caller caller) {
    return HttpResponse.ok(flip(caller, name, false, body));
  }

  private SwitchView flip(Caller caller, String name, boolean stopped, JsonBody body) {
    SwitchName read =
        SwitchName.read(name).orElseThrow(() -> invalid("/name", "a switch " + SwitchName.RULE));
    return SwitchView.of(switches.flip(caller, read, stopped, reason(body.json())));
  }

  private static Optional<String> reason(JsonNode body) {
    JsonNode reason = body.path("reason");
    boolean usable =
        reason.isMissingNode()
            || (reason.isTextual() && reason.textValue().length() <= LONGEST_REASON);
    if (!body.isObject() || !usable || body.size() > (reason.isMissingNode() ? 0 : 1)) {
      throw invalid("/reason", "the body is {} or {\"reason\": at most 500 characters}");
    }
    return Optional.ofNullable(reason.textValue()).filter(text -> !text.isBlank());
  }

  private static Fault invalid(String pointer, String message) {
    return new Fault(
        ProblemType.INVALID_INPUT, message, List.of(new Violation(pointer, message)), null);
  }

  /**
   * All switches of a tenant.
   *
   * @param readable false when a row is missing: then nothing is dispatched
   * @param switches the widest first
   */
  @Introspected
  @Schema(name = "Switches")
  record Switches(boolean readable, List<SwitchView> switches) {}

  /**
   * A kill switch.
   *
   * @param name global, tenant, executor:NAME or tool:NAME, or the last two with global: before
   *     them
   * @param stopped whether it stops
   * @param epoch how often it was flipped
   * @param reason why, when somebody said
   * @param changedBy who flipped it last
   * @param changedAt when
   */
  @Introspected
  @Schema(name = "Switch")
  record SwitchView(
      String name,
      boolean stopped,
      long epoch,
      Optional<String> reason,
      String changedBy,
      java.time.Instant changedAt) {
    static SwitchView of(KillSwitch each) {
      return new SwitchView(
          each.name(),
          each.stopped(),
          each.epoch(),
          each.reason(),
          each.changedBy(),
          each.changedAt());
    }
  }
}
