package dev.steward.decisions.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.steward.decisions.deciding.Decision;
import dev.steward.decisions.deciding.Kept;
import dev.steward.decisions.deciding.Status;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import java.util.Optional;

/** What the vendor is answered. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Receipt(
    String delivery,
    String status,
    Optional<String> decision,
    Optional<String> verdict,
    Optional<String> level,
    Optional<String> rule,
    Optional<String> detail) {
  /** Nothing is known here of events like this one. */
  public static HttpResponse<Receipt> ignored(String delivery, String why) {
    return HttpResponse.accepted().body(plain(delivery, "ignored", Optional.of(why)));
  }

  static Receipt duplicate(String delivery) {
    return plain(delivery, "duplicate", Optional.empty());
  }

  /** An event; perhaps the outcome of so many decisions. */
  static Receipt recorded(String delivery, int outcomes) {
    return plain(
        delivery,
        "recorded",
        outcomes == 0
            ? Optional.empty()
            : Optional.of(
                "the outcome of " + outcomes + (outcomes == 1 ? " decision" : " decisions")));
  }

  static Receipt stopped(String delivery) {
    return plain(
        delivery,
        "stopped",
        Optional.of("a kill switch stops deciding; it is decided once that is released"));
  }

  static Receipt undecided(String delivery, String why) {
    return plain(delivery, "undecided", Optional.of(why));
  }

  static Receipt decided(String delivery, Kept kept) {
    Decision decision = kept.decision();
    return new Receipt(
        delivery,
        decision.status() == Status.WAITING ? "waiting" : "decided",
        Optional.of(decision.id()),
        Optional.of(kept.effective().wire()),
        Optional.of(decision.level().name()),
        Optional.of(decision.rule()),
        Optional.of(decision.reason()));
  }

  private static Receipt plain(String delivery, String status, Optional<String> detail) {
    return new Receipt(
        delivery,
        status,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        detail);
  }
}
