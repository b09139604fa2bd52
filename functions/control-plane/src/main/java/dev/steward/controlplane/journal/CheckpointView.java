package dev.steward.controlplane.journal;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.journal.checkpoints.Confirmation;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * What the checkpoints say of a history.
 *
 * @param status confirmed, contradicted, invalid (they do not hold themselves), none (nothing was
 *     sealed yet) or unreadable (they cannot be read, so nothing is known)
 * @param size how many entries the latest vouches for
 * @param since when the latest was stored
 * @param checked how many checkpoints were held against the history
 * @param reason why it is invalid or unreadable
 */
@Introspected
@Schema(name = "Checkpoints")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CheckpointView(
    String status,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Long> size,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Instant> since,
    @Schema(requiredMode = NOT_REQUIRED) Optional<Integer> checked,
    @Schema(requiredMode = NOT_REQUIRED) Optional<String> reason) {

  static CheckpointView of(Confirmation confirmation) {
    return switch (confirmation) {
      case Confirmation.Confirmed(long size, Instant since, int checked) ->
          new CheckpointView(
              "confirmed",
              Optional.of(size),
              Optional.of(since),
              Optional.of(checked),
              Optional.empty());
      case Confirmation.Contradicted it ->
          new CheckpointView(
              "contradicted",
              Optional.of(it.size()),
              Optional.of(it.since()),
              Optional.empty(),
              Optional.empty());
      case Confirmation.Invalid(String reason) -> unknown("invalid", Optional.of(reason));
      case Confirmation.Unreadable(String reason) -> unknown("unreadable", Optional.of(reason));
      case Confirmation.None() -> unknown("none", Optional.empty());
    };
  }

  private static CheckpointView unknown(String status, Optional<String> reason) {
    return new CheckpointView(status, Optional.empty(), Optional.empty(), Optional.empty(), reason);
  }
}
