package dev.steward.controlplane.dispatch;

import dev.steward.controlplane.kernel.Cancellation;
import dev.steward.ports.identity.ServiceIdentity;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.util.Timeout;

/** One request to an executor and its answer: where it may go, as whom, and until when. */
@Singleton
final class Wire {
  private final CloseableHttpClient client;
  private final DispatchSettings settings;
  private final ServiceIdentity identity;
  private final ScheduledThreadPoolExecutor deadlines =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("dispatch-deadlines").factory());

  Wire(CloseableHttpClient client, DispatchSettings settings, ServiceIdentity identity) {
    this.client = client;
    this.settings = settings;
    this.identity = identity;
    // Otherwise every request of the last half minute is kept, with its arguments.
    deadlines.setRemoveOnCancelPolicy(true);
  }

  @PreDestroy
  void close() {
    deadlines.shutdownNow();
  }

  Optional<String> whyForbidden(URI base) {
    if (!settings.privateAddresses() && !"https".equals(base.getScheme())) {
      return Optional.of("executors are called over https only");
    }
    if (!settings.allowedHosts().isEmpty() && !settings.allowedHosts().contains(base.getHost())) {
      return Optional.of(base.getHost() + " is not among the allowed executor hosts");
    }
    return Optional.empty();
  }

  /** A path below whatever path the base has. */
  static URI below(URI base, String path) {
    String prefix = base.getRawPath() == null ? "" : base.getRawPath();
    return base.resolve(
        (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + path);
  }

  /** As Steward itself; throws a fault when it has no identity to show. */
  void authorise(HttpUriRequestBase request, URI base) {
    request.setHeader("Accept", "application/json, application/problem+json");
    request.setHeader("Authorization", "Bearer " + identity.tokenFor(base.toString()));
  }

  /** Cut off when the time is over, or by the cancellation. */
  <T> Carried<T> carry(
      HttpUriRequestBase request, Duration left, Cancellation cancellation, Reader<T> reader) {
    Timeout timeout = Timeout.ofMilliseconds(Math.max(1, left.toMillis()));
    request.setConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(timeout)
            .setResponseTimeout(timeout)
            .build());
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> cut =
        deadlines.schedule(
            () -> {
              late.set(true);
              request.cancel();
            },
            left.toMillis(),
            TimeUnit.MILLISECONDS);
    cancellation.onRequest(request::cancel);
    try {
      // Opened, not executed with a handler: that would read an endless answer to its end.
      ClassicHttpResponse response = client.executeOpen(null, request, null);
      return new Carried.Answered<>(reader.read(response, settings.responseBytes()));
    } catch (UnknownHostException
        | ConnectException
        | ConnectTimeoutException
        | NoRouteToHostException
        | ConnectionRequestTimeoutException unreachable) {
      return new Carried.NotSent<>();
    } catch (SocketTimeoutException slow) {
      return new Carried.TimedOut<>();
    } catch (IOException broken) {
      return late.get() ? new Carried.TimedOut<>() : new Carried.Broken<>();
    } finally {
      cut.cancel(false);
      // Drops a connection whose answer was not read out; closing the response would read it out.
      request.cancel();
    }
  }

  /** Makes something of a response, of whose body so many bytes may be read. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ClassicHttpResponse response, int limit) throws IOException;
  }

  /** What came of a request. */
  sealed interface Carried<T> {
    record Answered<T>(T answer) implements Carried<T> {}

    /** Nobody was reached: surely not a byte of it arrived. */
    record NotSent<T>() implements Carried<T> {}

    /** It was on its way when the time was over. */
    record TimedOut<T>() implements Carried<T> {}

    /** It was on its way when the connection ended or it was called off. */
    record Broken<T>() implements Carried<T> {}
  }
}
