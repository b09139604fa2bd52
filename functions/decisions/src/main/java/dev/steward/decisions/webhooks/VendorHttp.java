package dev.steward.decisions.webhooks;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests to vendors: one each, with a deadline for the whole answer, following nothing. */
@Singleton
public final class VendorHttp {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final long LONGEST_ANSWER = 4L << 20;

  private final WebhookSettings settings;
  private final Switches switches;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  VendorHttp(WebhookSettings settings, Switches switches) {
    this.settings = settings;
    this.switches = switches;
  }

  /** What an answer says; one that cannot be read is none. */
  @FunctionalInterface
  public interface Reading {
    Sent read(HttpResponse<byte[]> answer) throws IOException;
  }

  /** A request to a path below an address, in the name a token stands for. */
  public static HttpRequest.Builder to(URI base, String path, String token) {
    return HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path))
        .header("Authorization", "Bearer " + token)
        .header("User-Agent", "steward");
  }

  /** A request of a call to a vendor; every one of them asks the switches anew. */
  public Sent attempt(Effect effect, HttpRequest.Builder request, Reading reading) {
    return switches.stop(effect)
        ? new Sent.Later("a kill switch was set meanwhile", Optional.empty())
        : attempt(request, reading);
  }

  /** Without an answer it is tried again: every call can be told twice. */
  Sent attempt(HttpRequest.Builder request, Reading reading) {
    try {
      return reading.read(send(request));
    } catch (IOException e) {
      return new Sent.Later("no answer: " + e.getMessage(), Optional.empty());
    }
  }

  /** Throws when no whole answer came: what was asked may have been done. */
  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request.timeout(settings.timeout()).build(),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + settings.timeout(), e);
    } catch (ExecutionException e) {
      throw new IOException("the request failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
