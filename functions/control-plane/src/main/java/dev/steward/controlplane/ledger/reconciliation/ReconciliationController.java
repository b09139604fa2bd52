package dev.steward.controlplane.ledger.reconciliation;

import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Role;
import dev.steward.web.Allow;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.Optional;

/** The ledger of the caller's tenant, held to account. */
@Controller("/v1/ledger")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReconciliationController {
  private final Reconciliation reconciliation;

  ReconciliationController(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  /**
   * Checks that every charge sums to zero, that no hold outlived its run, and that the periods of
   * the budgets hold what the entries say. An invoice export in the body (text/csv, the heading
   * {@code run,amount,currency}) is compared line by line. Nothing is changed.
   */
  @Post("/reconcile")
  @Consumes(MediaType.ALL)
  @RequestBody(
      content = @Content(mediaType = MediaType.TEXT_CSV, schema = @Schema(type = "string")))
  @Allow({Role.OPERATOR, Role.ADMIN})
  Report reconcile(
      @Parameter(hidden = true) Caller caller,
      @Parameter(hidden = true) @Header(name = HttpHeaders.CONTENT_TYPE, defaultValue = "")
          String mediaType,
      @Parameter(hidden = true) HttpRequest<byte[]> request) {
    Optional<byte[]> invoice = request.getBody().filter(bytes -> bytes.length > 0);
    // Declared for any media type, so that who may ask is decided before what is sent.
    if (invoice.isPresent() && !mediaType.startsWith(MediaType.TEXT_CSV)) {
      throw new Fault(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "nothing is sent here, or an invoice as text/csv; this was sent as "
              + (mediaType.isEmpty() ? "nothing that is named" : mediaType));
    }
    return reconciliation.of(caller.tenant(), invoice.map(InvoiceFile::read));
  }
}
