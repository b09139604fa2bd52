package dev.steward.controlplane.resilience;

import dev.steward.core.Role;
import dev.steward.web.Allow;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What of Steward does not work at present, and what that means for callers. */
@Controller("/v1/health")
@Allow({Role.SUPERVISOR, Role.OPERATOR, Role.ADMIN, Role.SCHEDULER, Role.VIEWER})
final class DegradedController {
  private final Degrade degrade;

  DegradedController(Degrade degrade) {
    this.degrade = degrade;
  }

  /** Every part, as it was within the last second or two. */
  @Get("/degraded")
  Degraded degraded() {
    return new Degraded(degrade.degraded(), degrade.parts());
  }

  /**
   * How the parts fare together.
   *
   * @param degraded whether any part is down
   * @param parts all of them
   */
  @Introspected
  @Schema(name = "Degraded")
  record Degraded(boolean degraded, List<PartView> parts) {}
}
