package dev.steward.controlplane.dispatch;

import dev.steward.controlplane.dispatch.Wire.Carried;
import dev.steward.controlplane.kernel.Cancellation;
import dev.steward.controlplane.kernel.Dispatch;
import dev.steward.controlplane.kernel.Dispatcher;
import dev.steward.controlplane.kernel.Outcome;
import dev.steward.controlplane.kernel.Telemetry;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Dispatches over HTTP with Steward's own identity; the caller's token goes no further than here.
 */
@Singleton
@Named(HttpDispatcher.NAME)
final class HttpDispatcher implements Dispatcher {
  static final String NAME = "http";

  private final Wire wire;
  private final InstantSource clock;
  private final Timer timer;
  private final Telemetry telemetry;

  HttpDispatcher(Wire wire, InstantSource clock, Telemetry telemetry, MeterRegistry metrics) {
    this.wire = wire;
    this.clock = clock;
    this.telemetry = telemetry;
    this.timer =
        Timer.builder("steward.dispatch")
            .description("Time an executor takes to answer, as Steward sees it")
            .publishPercentiles(0.5, 0.99)
            .register(metrics);
  }

  @Override
  public Outcome send(Dispatch dispatch, Cancellation cancellation) {
    Timer.Sample sample = Timer.start();
    try {
      return telemetry.inDispatchSpan(dispatch, () -> attempt(dispatch, cancellation));
    } finally {
      sample.stop(timer);
    }
  }

  private Outcome attempt(Dispatch dispatch, Cancellation cancellation) {
    URI base = dispatch.tool().executor().base().orElseThrow();
    Duration left = Duration.between(clock.instant(), dispatch.deadline());
    if (!left.isPositive()) {
      return nothingSent(ProblemType.EXECUTOR_TIMED_OUT, "the deadline had passed before sending");
    }
    Optional<String> forbidden = wire.whyForbidden(base);
    if (forbidden.isPresent()) {
      return nothingSent(ProblemType.TOOL_UNAVAILABLE, forbidden.get());
    }
    HttpPost request;
    try {
      request = request(dispatch, base);
    } catch (Fault noIdentity) {
      return nothingSent(ProblemType.UNAVAILABLE, noIdentity.detail());
    }
    return switch (wire.carry(request, left, cancellation, Answers::read)) {
      case Carried.Answered<Outcome>(Outcome outcome) -> outcome;
      case Carried.NotSent<Outcome> _ ->
          nothingSent(
              ProblemType.EXECUTOR_FAILED, "the executor could not be reached; nothing was sent");
      case Carried.TimedOut<Outcome> _ ->
          unknown(ProblemType.EXECUTOR_TIMED_OUT, "no complete answer before the deadline");
      case Carried.Broken<Outcome> _ ->
          unknown(
              ProblemType.EXECUTOR_OUTCOME_UNKNOWN,
              cancellation.requested()
                  ? "cancelled while the executor was at work"
                  : "the connection to the executor broke before its answer was complete");
    };
  }

  private HttpPost request(Dispatch dispatch, URI base) {
    HttpPost request = new HttpPost(Wire.below(base, dispatch.tool().executor().path()));
    wire.authorise(request, base);
    request.setEntity(
        new ByteArrayEntity(dispatch.arguments().canonicalBytes(), ContentType.APPLICATION_JSON));
    request.setHeader("Idempotency-Key", dispatch.effectKey());
    request.setHeader("Steward-Run", dispatch.run());
    request.setHeader("Steward-Tenant", dispatch.tenant().value());
    request.setHeader("Steward-Principal", dispatch.principal());
    dispatch.approver().ifPresent(name -> request.setHeader("Steward-Approver", name));
    request.setHeader("Steward-Tool", dispatch.tool().name());
    request.setHeader("Steward-Attempt", dispatch.attempt());
    request.setHeader("Steward-Deadline", dispatch.deadline().toString());
    // The attempt is what fences off an earlier one: each is committed before it is sent.
    request.setHeader("Steward-Epoch", dispatch.attempt());
    request.setHeader("traceparent", telemetry.traceparent(dispatch.trace()));
    return request;
  }

  private static Outcome unknown(ProblemType type, String detail) {
    return new Outcome.Unknown(type, detail, Optional.empty());
  }

  private static Outcome nothingSent(ProblemType type, String detail) {
    return new Outcome.Failed(type, detail, Optional.empty());
  }
}
