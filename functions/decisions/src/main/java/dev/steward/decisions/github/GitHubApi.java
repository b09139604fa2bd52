package dev.steward.decisions.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.webhooks.Effect;
import dev.steward.decisions.webhooks.Sent;
import dev.steward.decisions.webhooks.VendorHttp;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * GitHub's REST API, version 2022-11-28. A label or an assignee set twice is set once; a comment is
 * not, so before another attempt it is looked for by its mark.
 */
@Singleton
final class GitHubApi {
  static final String COMMENT = "comment";

  private static final String VERSION = "2022-11-28";
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final VendorHttp http;
  private final InstantSource clock;

  GitHubApi(VendorHttp http, InstantSource clock) {
    this.http = http;
    this.clock = clock;
  }

  Sent send(GitHubEndpoint endpoint, Effect effect) {
    try {
      if (effect.attempt() > 1 && effect.call().kind().equals(COMMENT)) {
        HttpResponse<byte[]> comments = http.send(since(endpoint, effect));
        if (comments.statusCode() != 200) {
          return GitHubAnswer.read(comments, clock.instant());
        }
        if (isAmong(comments.body(), effect)) {
          return new Sent.Done("it was there already");
        }
      }
      HttpRequest.Builder post =
          request(endpoint, effect.call().path())
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(effect.call().body()));
      return GitHubAnswer.read(http.send(post), clock.instant());
    } catch (IOException e) {
      return new Sent.Later("no answer: " + e.getMessage(), Optional.empty());
    }
  }

  private static HttpRequest.Builder since(GitHubEndpoint endpoint, Effect effect) {
    Instant since = effect.receivedAt().minus(CLOCKS_DIFFER).truncatedTo(ChronoUnit.SECONDS);
    return request(endpoint, effect.call().path() + "?per_page=100&since=" + since);
  }

  private static boolean isAmong(byte[] comments, Effect effect) throws IOException {
    String text = Json.MAPPER.readTree(effect.call().body()).path("body").asText();
    String mark = text.substring(text.lastIndexOf(GitHubEvents.MARK));
    for (JsonNode comment : Json.MAPPER.readTree(comments)) {
      if (comment.path("body").asText().contains(mark)) {
        return true;
      }
    }
    return false;
  }

  private static HttpRequest.Builder request(GitHubEndpoint endpoint, String path) {
    String base = endpoint.api().toString().replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + endpoint.token().orElseThrow())
        .header("Accept", "application/vnd.github+json")
        .header("X-GitHub-Api-Version", VERSION)
        .header("User-Agent", "steward");
  }
}
