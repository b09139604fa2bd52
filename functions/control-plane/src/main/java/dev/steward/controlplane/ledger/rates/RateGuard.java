package dev.steward.controlplane.ledger.rates;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Guard;
import dev.steward.controlplane.kernel.Verdict;
import dev.steward.controlplane.runs.Run;
import dev.steward.core.ProblemType;
import dev.steward.database.Statements;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every rate limit has room for one more call. Only calls that are let through are counted. */
@Singleton
public final class RateGuard implements Guard {
  private final RateLimits limits;
  private final InstantSource clock;

  RateGuard(RateLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public GateSlot slot() {
    return GateSlot.BUDGET;
  }

  @Override
  public String requirement() {
    return "rate-limit";
  }

  @Override
  public void require(Statements statements, Run run) {
    statements.require(
        requirement(),
        """
        SELECT control.rate_admit(?, ?, ?, ?, ?)
        """,
        slots ->
            slots
                .text(run.tenant().value())
                .text(run.principal())
                .text(run.session().orElse(null))
                .text(run.tool())
                .moment(clock.instant()));
  }

  @Override
  public Verdict.Refuse unmet(Run run) {
    Instant now = clock.instant();
    Optional<RateRow> longest =
        limits.full(run, now).stream()
            .max(Comparator.comparingLong(row -> row.window().secondsLeft(now)));
    return longest
        .map(row -> refusal(row, now))
        // The window ended between the refusal and the question why.
        .orElseGet(() -> refusal("too many calls in one window; the next has begun", 1));
  }

  private static Verdict.Refuse refusal(RateRow row, Instant now) {
    String detail =
        "%d calls a %s is the limit of %s %s; the next window begins soon"
            .formatted(row.calls(), row.span(), row.scope(), row.subject());
    Verdict.Refuse refusal = refusal(detail, row.window().secondsLeft(now));
    refusal.facts().put("rateLimit", row.id()).put("window", row.span()).put("calls", row.calls());
    return refusal;
  }

  private static Verdict.Refuse refusal(String detail, long retryAfter) {
    ObjectNode facts = Json.object().put("retryAfter", retryAfter);
    return new Verdict.Refuse(ProblemType.RATE_LIMITED, detail, List.of(), facts);
  }
}
