package dev.steward.reliability.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.steward.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Steward's API as anybody may call it: one request, one answer, nothing repeated. */
public final class Api {
  /** Longer than any answer may take. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;

  public Api(URI base) {
    this.base = base;
  }

  public Answer get(String path, String token) throws IOException, InterruptedException {
    return send("GET", path, token, Map.of(), HttpRequest.BodyPublishers.noBody());
  }

  public Answer post(String path, String token, Map<String, String> headers, JsonNode body)
      throws IOException, InterruptedException {
    return send("POST", path, token, headers, HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  public Answer send(
      String method,
      String path,
      String token,
      Map<String, String> headers,
      HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .method(method, body);
    request.setHeader("Content-Type", "application/json");
    headers.forEach(request::setHeader);
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    Map<String, String> first = new HashMap<>();
    response.headers().map().forEach((name, values) -> first.put(name, values.getFirst()));
    return new Answer(response.statusCode(), json(response.body()), response.body(), first);
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
