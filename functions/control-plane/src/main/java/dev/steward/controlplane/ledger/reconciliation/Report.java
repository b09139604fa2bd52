package dev.steward.controlplane.ledger.reconciliation;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was looked at and what does not add up.
 *
 * @param clean whether everything adds up, the invoice included where one was given
 * @param checkedAt when it was looked at
 * @param transactions how many charges there are
 * @param findings what does not add up in the ledger, the first thousand
 * @param invoice how the invoice compares
 */
@Introspected
@Schema(name = "ReconciliationReport")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Report(
    boolean clean,
    Instant checkedAt,
    long transactions,
    List<Finding> findings,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Invoice> invoice) {

  /**
   * Something that does not add up.
   *
   * @param kind unbalanced-transaction, orphan-hold, missing-hold, wrong-charge, wrong-posted or
   *     wrong-pending
   * @param subject the run, the charge or the budget it is about
   * @param expected what should be there
   * @param found what is there
   */
  @Introspected
  record Finding(String kind, String subject, String expected, String found) {}

  /**
   * An invoice, line by line.
   *
   * @param lines how many lines it has
   * @param agreed how many of them the ledger agrees with
   * @param differences the others
   */
  @Introspected
  record Invoice(int lines, int agreed, List<Difference> differences) {}

  /**
   * A line the ledger does not agree with.
   *
   * @param line its number in the file
   * @param run the run it bills
   * @param kind unknown-run, wrong-amount, wrong-currency or billed-twice
   * @param billed micros on the invoice
   * @param charged micros in the ledger
   * @param currency the currency on the invoice
   */
  @Introspected
  record Difference(
      int line, String run, String kind, String billed, String charged, String currency) {}
}
