package dev.steward.controlplane.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.journal.checkpoints.JournalAudit;
import dev.steward.journal.checkpoints.Proof;
import dev.steward.journal.checkpoints.Proofs;
import dev.steward.journal.checkpoints.Sealing;
import dev.steward.web.Allow;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Optional;

/**
 * The history of the caller's tenant, held to account. What is new is sealed before an answer is
 * given, so that the answer covers it.
 */
@Controller("/v1/journal")
@ExecuteOn(TaskExecutors.BLOCKING)
final class JournalController {
  private final JournalAudit audit;
  private final Proofs proofs;
  private final Sealing sealing;

  JournalController(JournalAudit audit, Proofs proofs, Sealing sealing) {
    this.audit = audit;
    this.proofs = proofs;
    this.sealing = sealing;
  }

  /**
   * Recomputes every hash of every chain and holds the history against the signed checkpoints;
   * names what is missing or was changed. Only what both confirm is intact.
   */
  @Get("/verify")
  @Allow({Role.OPERATOR, Role.ADMIN})
  VerificationView verify(@Parameter(hidden = true) Caller caller) {
    sealing.seal(caller.tenant());
    return VerificationView.of(audit.audit(caller.tenant()));
  }

  /** The latest checkpoint, a signed note (C2SP tlog-checkpoint): keep a copy elsewhere. */
  @Get("/checkpoint")
  @Produces(MediaType.TEXT_PLAIN)
  @Allow({Role.OPERATOR, Role.ADMIN, Role.VIEWER})
  String checkpoint(@Parameter(hidden = true) Caller caller) {
    sealing.seal(caller.tenant());
    return proofs
        .checkpoint(caller.tenant())
        .orElseThrow(
            () -> new Fault(ProblemType.CONFLICT, "there is no history, so no checkpoint yet"));
  }

  /** A proof that an event is in the journal; it can be checked without Steward. */
  @Get("/proofs/{eventId}")
  @Allow({Role.OPERATOR, Role.ADMIN})
  JsonNode proofOfEvent(@PathVariable String eventId, @Parameter(hidden = true) Caller caller) {
    sealing.seal(caller.tenant());
    return found(proofs.ofEvent(caller.tenant(), eventId));
  }

  /** The same for the entry of that number in a stream. */
  @Get("/proofs")
  @Allow({Role.OPERATOR, Role.ADMIN})
  JsonNode proofOfEntry(
      @QueryValue String stream, @QueryValue long seq, @Parameter(hidden = true) Caller caller) {
    sealing.seal(caller.tenant());
    return found(proofs.ofEntry(caller.tenant(), stream, seq));
  }

  private static JsonNode found(Optional<Proof> proof) {
    return proof
        .map(Proof::json)
        .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "the journal has no such entry"));
  }
}
