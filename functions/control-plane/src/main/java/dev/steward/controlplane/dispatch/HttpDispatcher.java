package dev.steward.controlplane.dispatch;

import dev.steward.controlplane.kernel.Cancellation;
import dev.steward.controlplane.kernel.Dispatch;
import dev.steward.controlplane.kernel.Dispatcher;
import dev.steward.controlplane.kernel.Outcome;
import dev.steward.controlplane.kernel.Telemetry;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.ports.identity.ServiceIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Dispatches over HTTP with Steward's own identity; the caller's token goes no further than here.
 */
@Singleton
final class HttpDispatcher implements Dispatcher {
  private final CloseableHttpClient client;
  private final DispatchSettings settings;
  private final ServiceIdentity identity;
  private final InstantSource clock;
  private final Timer timer;
  private final Telemetry telemetry;
  private final ScheduledThreadPoolExecutor deadlines =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("dispatch-deadlines").factory());

  HttpDispatcher(
      CloseableHttpClient client,
      DispatchSettings settings,
      ServiceIdentity identity,
      InstantSource clock,
      Telemetry telemetry,
      MeterRegistry metrics) {
    this.client = client;
    this.settings = settings;
    this.identity = identity;
    this.clock = clock;
    this.telemetry = telemetry;
    this.timer =
        Timer.builder("steward.dispatch")
            .description("Time an executor takes to answer, as Steward sees it")
            .publishPercentiles(0.5, 0.99)
            .register(metrics);
    // Otherwise every request of the last half minute is kept, with its arguments.
    deadlines.setRemoveOnCancelPolicy(true);
  }

  @PreDestroy
  void close() {
    deadlines.shutdownNow();
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
    Optional<String> forbidden = whyForbidden(base);
    if (forbidden.isPresent()) {
      return nothingSent(ProblemType.TOOL_UNAVAILABLE, forbidden.get());
    }
    HttpPost request;
    try {
      request = request(dispatch, base, left);
    } catch (Fault noIdentity) {
      return nothingSent(ProblemType.UNAVAILABLE, noIdentity.detail());
    }
    return exchange(request, dispatch.deadline(), left, cancellation);
  }

  private Outcome exchange(
      HttpPost request, Instant deadline, Duration left, Cancellation cancellation) {
    ScheduledFuture<?> cut =
        deadlines.schedule(request::cancel, left.toMillis(), TimeUnit.MILLISECONDS);
    cancellation.onRequest(request::cancel);
    try {
      // Opened, not executed with a handler: that would read an endless answer to its end.
      ClassicHttpResponse response = client.executeOpen(null, request, null);
      return Answers.read(response, settings.responseBytes());
    } catch (UnknownHostException
        | ConnectException
        | ConnectTimeoutException
        | NoRouteToHostException
        | ConnectionRequestTimeoutException unreachable) {
      return nothingSent(
          ProblemType.EXECUTOR_FAILED, "the executor could not be reached; nothing was sent");
    } catch (IOException broken) {
      return interrupted(deadline, cancellation);
    } finally {
      cut.cancel(false);
      // Drops a connection whose answer was not read out; closing the response would read it out.
      request.cancel();
    }
  }

  private Outcome interrupted(Instant deadline, Cancellation cancellation) {
    if (cancellation.requested()) {
      return new Outcome.Unknown(
          ProblemType.EXECUTOR_OUTCOME_UNKNOWN,
          "cancelled while the executor was at work",
          Optional.empty());
    }
    if (!clock.instant().isBefore(deadline)) {
      return new Outcome.Unknown(
          ProblemType.EXECUTOR_TIMED_OUT,
          "no complete answer before the deadline",
          Optional.empty());
    }
    return new Outcome.Unknown(
        ProblemType.EXECUTOR_OUTCOME_UNKNOWN,
        "the connection to the executor broke before its answer was complete",
        Optional.empty());
  }

  private HttpPost request(Dispatch dispatch, URI base, Duration left) {
    HttpPost request = new HttpPost(base.resolve(target(base, dispatch.tool().executor().path())));
    Timeout timeout = Timeout.ofMilliseconds(Math.max(1, left.toMillis()));
    request.setConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(timeout)
            .setResponseTimeout(timeout)
            .build());
    request.setEntity(
        new ByteArrayEntity(dispatch.arguments().canonicalBytes(), ContentType.APPLICATION_JSON));
    request.setHeader("Accept", "application/json, application/problem+json");
    request.setHeader("Authorization", "Bearer " + identity.tokenFor(base.toString()));
    request.setHeader("Idempotency-Key", dispatch.effectKey());
    request.setHeader("Steward-Run", dispatch.run());
    request.setHeader("Steward-Tenant", dispatch.tenant().value());
    request.setHeader("Steward-Principal", dispatch.principal());
    request.setHeader("Steward-Tool", dispatch.tool().name());
    request.setHeader("Steward-Attempt", dispatch.attempt());
    request.setHeader("Steward-Deadline", dispatch.deadline().toString());
    // Until work is leased, the attempt is what fences off an earlier one.
    request.setHeader("Steward-Epoch", dispatch.attempt());
    request.setHeader("traceparent", telemetry.traceparent(dispatch.trace()));
    return request;
  }

  /** The registry's path below whatever path the base has. */
  private static String target(URI base, String path) {
    String prefix = base.getRawPath() == null ? "" : base.getRawPath();
    return (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + path;
  }

  private Optional<String> whyForbidden(URI base) {
    if (!settings.privateAddresses() && !"https".equals(base.getScheme())) {
      return Optional.of("executors are called over https only");
    }
    if (!settings.allowedHosts().isEmpty() && !settings.allowedHosts().contains(base.getHost())) {
      return Optional.of(base.getHost() + " is not among the allowed executor hosts");
    }
    return Optional.empty();
  }

  private static Outcome nothingSent(ProblemType type, String detail) {
    return new Outcome.Failed(type, detail, Optional.empty());
  }
}
