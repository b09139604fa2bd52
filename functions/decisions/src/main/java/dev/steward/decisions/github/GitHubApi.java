package dev.steward.decisions.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.webhooks.Effect;
import dev.steward.decisions.webhooks.Sent;
import dev.steward.decisions.webhooks.VendorHttp;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

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
    boolean mayBeThere = effect.attempt() > 1 && effect.call().kind().equals(COMMENT);
    return mayBeThere
        ? http.attempt(
            effect, since(endpoint, effect), found -> unlessFound(found, endpoint, effect))
        : post(endpoint, effect);
  }

  private Sent unlessFound(HttpResponse<byte[]> comments, GitHubEndpoint endpoint, Effect effect)
      throws IOException {
    if (comments.statusCode() / 100 != 2) {
      return GitHubAnswer.read(comments, clock.instant());
    }
    return isAmong(comments.body(), effect)
        ? new Sent.Done("it was there already")
        : post(endpoint, effect);
  }

  private Sent post(GitHubEndpoint endpoint, Effect effect) {
    return http.attempt(
        effect,
        request(endpoint, effect.call().path())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(effect.call().body())),
        answer -> GitHubAnswer.read(answer, clock.instant()));
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
    return VendorHttp.to(endpoint.api(), path, endpoint.token().orElseThrow())
        .header("Accept", "application/vnd.github+json")
        .header("X-GitHub-Api-Version", VERSION);
  }
}
