package dev.steward.decisions.webhooks;

import dev.steward.core.Fault;
import dev.steward.core.ProblemKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * {@code steward_webhooks_deliveries_total}, by what was answered, and {@code
 * steward_webhooks_calls_total}, by what became of an attempt.
 */
@Singleton
public final class Counting {
  private final MeterRegistry meters;

  Counting(MeterRegistry meters) {
    this.meters = meters;
  }

  /** A delivery; what was refused was the sender's fault, what failed was ours. */
  public HttpResponse<Receipt> delivery(String source, Supplier<HttpResponse<Receipt>> taking) {
    String result = "failed";
    try {
      HttpResponse<Receipt> answer = taking.get();
      result = answer.getBody().map(Receipt::status).orElseThrow();
      return answer;
    } catch (Fault fault) {
      result = isOurs(fault.type().kind()) ? "failed" : "refused";
      throw fault;
    } finally {
      meters.counter("steward.webhooks.deliveries", "source", source, "result", result).increment();
    }
  }

  void attempt(Effect effect, Sent sent) {
    String result =
        switch (sent) {
          case Sent.Done _ -> "done";
          case Sent.Refused _ -> "refused";
          case Sent.Later _ -> "later";
        };
    meters
        .counter(
            "steward.webhooks.calls",
            "source",
            effect.source(),
            "call",
            effect.call().kind(),
            "result",
            result)
        .increment();
  }

  private static boolean isOurs(ProblemKind kind) {
    return kind == ProblemKind.UNAVAILABLE || kind == ProblemKind.BUG;
  }
}
