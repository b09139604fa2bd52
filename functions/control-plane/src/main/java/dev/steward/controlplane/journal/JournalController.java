package dev.steward.controlplane.journal;

import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.journal.JournalVerifier;
import dev.steward.web.Allow;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;

/** The history of the caller's tenant, held to account. */
@Controller("/v1/journal")
@ExecuteOn(TaskExecutors.BLOCKING)
final class JournalController {
  private final JournalVerifier verifier;

  JournalController(JournalVerifier verifier) {
    this.verifier = verifier;
  }

  /** Recomputes every hash of every chain; names the first link that does not hold. */
  @Get("/verify")
  @Allow({Role.OPERATOR, Role.ADMIN})
  VerificationView verify(@Parameter(hidden = true) Caller caller) {
    return VerificationView.of(verifier.verify(caller.tenant()));
  }
}
