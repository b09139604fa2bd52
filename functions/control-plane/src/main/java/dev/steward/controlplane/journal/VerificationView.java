package dev.steward.controlplane.journal;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.journal.Verification;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/**
 * What a walk along every chain of the tenant found.
 *
 * @param intact whether everything holds
 * @param entries how many entries were checked, when all hold
 * @param streams where each chain ends, when all hold
 * @param broken the first place that does not hold
 */
@Introspected
@Schema(name = "Verification")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record VerificationView(
    boolean intact,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Long> entries,
    @Schema(requiredMode = NOT_REQUIRED) Optional<List<StreamEnd>> streams,
    @Schema(requiredMode = NOT_REQUIRED) Optional<BrokenLink> broken) {

  static VerificationView of(Verification verification) {
    return switch (verification) {
      case Verification.Intact intact ->
          new VerificationView(
              true,
              Optional.of(intact.entries()),
              Optional.of(
                  intact.streams().stream()
                      .map(end -> new StreamEnd(end.stream(), end.entries(), end.head()))
                      .toList()),
              Optional.empty());
      case Verification.Broken(String stream, long seq, String reason) ->
          new VerificationView(
              false,
              Optional.empty(),
              Optional.empty(),
              Optional.of(new BrokenLink(stream, seq, reason)));
    };
  }

  /** Where one chain ends: how many entries it has, and the hash of the last. */
  @Introspected
  record StreamEnd(String stream, long entries, String head) {}

  /** The first entry that is missing, changed or not where it was written, and why. */
  @Introspected
  record BrokenLink(String stream, long seq, String reason) {}
}
