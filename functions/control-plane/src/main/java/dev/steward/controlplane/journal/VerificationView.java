package dev.steward.controlplane.journal;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.journal.Verification;
import dev.steward.journal.checkpoints.Audit;
import dev.steward.journal.checkpoints.Confirmation;
import dev.steward.journal.checkpoints.Discrepancy;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/**
 * What a walk along every chain of the tenant found, and what the checkpoints say of it.
 *
 * @param intact whether everything holds and is vouched for
 * @param verdict intact, broken, or unconfirmed when the chains hold but nothing vouches for them
 * @param entries how many entries were checked, when all chains hold
 * @param streams where each chain ends, when all hold
 * @param broken the first place that does not hold
 * @param discrepancies the entries that checkpoints vouch for and that are missing or changed
 * @param checkpoint what the checkpoints say
 */
@Introspected
@Schema(name = "Verification")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record VerificationView(
    boolean intact,
    String verdict,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Long> entries,
    @Schema(requiredMode = NOT_REQUIRED) Optional<List<StreamEnd>> streams,
    @Schema(requiredMode = NOT_REQUIRED) Optional<BrokenLink> broken,
    @Schema(requiredMode = NOT_REQUIRED) Optional<List<DiscrepancyView>> discrepancies,
    CheckpointView checkpoint) {

  static VerificationView of(Audit audit) {
    Optional<Verification.Intact> chains =
        audit.chains() instanceof Verification.Intact intact
            ? Optional.of(intact)
            : Optional.empty();
    List<Discrepancy> discrepancies =
        audit.confirmation() instanceof Confirmation.Contradicted contradicted
            ? contradicted.discrepancies()
            : List.of();
    return new VerificationView(
        audit.intact(),
        audit.intact() ? "intact" : audit.broken() ? "broken" : "unconfirmed",
        chains.map(Verification.Intact::entries),
        chains.map(
            it ->
                it.streams().stream()
                    .map(end -> new StreamEnd(end.stream(), end.entries(), end.head()))
                    .toList()),
        broken(audit.chains(), discrepancies),
        discrepancies.isEmpty()
            ? Optional.empty()
            : Optional.of(discrepancies.stream().map(DiscrepancyView::of).toList()),
        CheckpointView.of(audit.confirmation()));
  }

  private static Optional<BrokenLink> broken(Verification chains, List<Discrepancy> discrepancies) {
    return switch (chains) {
      case Verification.Broken(String stream, long seq, String reason) ->
          Optional.of(new BrokenLink(stream, seq, reason));
      case Verification.Intact _ ->
          discrepancies.stream()
              .findFirst()
              .map(it -> new BrokenLink(it.stream(), it.first(), it.words()));
    };
  }

  /** Where one chain ends: how many entries it has, and the hash of the last. */
  @Introspected
  record StreamEnd(String stream, long entries, String head) {}

  /** The first entry that is missing, changed or not where it was written, and why. */
  @Introspected
  record BrokenLink(String stream, long seq, String reason) {}

  /** Entries that are missing or changed, from the first to the last, and who says so. */
  @Introspected
  record DiscrepancyView(String stream, long first, long last, boolean missing, String reason) {
    static DiscrepancyView of(Discrepancy it) {
      return new DiscrepancyView(it.stream(), it.first(), it.last(), it.missing(), it.words());
    }
  }
}
