package dev.steward.allinone.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A running Steward, spoken to over HTTP; follows no redirect. */
final class Server {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** Above the longest a tool may take, so that it is the server that says it took too long. */
  private static final Duration ANSWER = Duration.ofMinutes(15);

  private final URI url;
  private final @Nullable String token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  Server(URI url, @Nullable String token) {
    this.url = url;
    this.token = token;
  }

  URI url() {
    return url;
  }

  Answer get(String path) {
    return Answer.of(send(request(path).GET(), BodyHandlers.ofByteArray()));
  }

  Answer post(String path, byte[] json, boolean async) {
    return post(path, json, async ? Map.of("Prefer", "respond-async") : Map.of());
  }

  Answer post(String path, String mediaType, byte[] body) {
    return Answer.of(
        send(
            request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body)),
            BodyHandlers.ofByteArray()));
  }

  Answer post(String path, byte[] json, Map<String, String> headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json));
    headers.forEach(request::header);
    return Answer.of(send(request, BodyHandlers.ofByteArray()));
  }

  /** Any other method; without a body where there are no bytes. */
  Answer send(String method, String path, byte[] json) {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofByteArray(json));
    if (json.length > 0) {
      request.header("Content-Type", "application/json");
    }
    return Answer.of(send(request, BodyHandlers.ofByteArray()));
  }

  /** A good answer's text; otherwise throws {@link Refused}. */
  String text(String path) {
    HttpResponse<byte[]> response =
        send(request(path).setHeader("Accept", "text/plain").GET(), BodyHandlers.ofByteArray());
    Answer answer = Answer.of(response);
    if (!answer.good()) {
      answer.orRefused();
    }
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** The lines of a server-sent event stream, as they come; close it. */
  Stream<String> stream(String path) {
    HttpResponse<Stream<String>> response =
        send(request(path).setHeader("Accept", "text/event-stream").GET(), BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      response.body().close();
      get(path).orRefused();
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.resolve(path))
            .timeout(ANSWER)
            .header("Accept", "application/json");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) {
    try {
      return http.send(request.build(), as);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.UNREACHABLE, "%s cannot be reached: %s".formatted(url, reason(e)), e);
    } catch (InterruptedException e) {
      throw new Failure(ExitCode.UNREACHABLE, "interrupted", e);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
