package dev.steward.controlplane.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.notify.Delivery;
import dev.steward.controlplane.notify.News;
import dev.steward.controlplane.notify.Notice;
import dev.steward.controlplane.notify.Notifier;
import dev.steward.json.MalformedJson;
import dev.steward.json.StrictJson;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Posts approvals and news to a Slack channel (chat.postMessage). */
@Singleton
@Requires(property = "steward.slack.token")
@Requires(property = "steward.slack.channel")
final class SlackNotifier implements Notifier {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** Slack's names for what may pass; anything else it says is about how it was set up. */
  private static final Set<String> PASSING =
      Set.of(
          "ratelimited",
          "rate_limited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout");

  private final SlackHttp http;
  private final SlackSettings settings;
  private final URI postMessage;

  SlackNotifier(SlackHttp http, SlackSettings settings) {
    this.http = http;
    this.settings = settings;
    this.postMessage = settings.api().resolve("chat.postMessage");
  }

  @Override
  public Delivery tell(Notice notice) {
    return post(SlackMessage.of(settings, notice));
  }

  @Override
  public Delivery tell(News news) {
    return post(SlackMessage.of(settings, news));
  }

  private Delivery post(JsonNode message) {
    try {
      return read(http.post(postMessage, message, settings.token()));
    } catch (IOException e) {
      return new Delivery.Later("Slack cannot be reached: " + e, Optional.empty());
    }
  }

  private static Delivery read(HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 429) {
      return new Delivery.Later("Slack is asked too often", pause(answer));
    }
    if (answer.statusCode() != 200) {
      return new Delivery.Later("Slack answered " + answer.statusCode(), Optional.empty());
    }
    try {
      JsonNode body = StrictJson.parse(answer.body());
      if (body.path("ok").asBoolean()) {
        return new Delivery.Done();
      }
      String error = body.path("error").asText("unknown");
      return PASSING.contains(error)
          ? new Delivery.Later("Slack says " + error, Optional.empty())
          : new Delivery.Refused("Slack says " + error);
    } catch (MalformedJson e) {
      return new Delivery.Later("Slack answered something else than JSON", Optional.empty());
    }
  }

  private static Optional<Duration> pause(HttpResponse<byte[]> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("[0-9]{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .map(asked -> asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE);
  }
}
