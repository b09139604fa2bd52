package dev.steward.decisions.github;

import dev.steward.decisions.webhooks.Answers;
import dev.steward.decisions.webhooks.Sent;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What GitHub's answer says, by its page on rate limits: a limit is a 429 or a 403, lasts for
 * {@code retry-after} seconds, or until {@code x-ratelimit-reset} when nothing remains, or else for
 * a minute at least.
 */
final class GitHubAnswer {
  private static final Duration SECONDARY = Duration.ofMinutes(1);

  private GitHubAnswer() {}

  static Sent read(HttpResponse<byte[]> answer, Instant now) {
    int status = answer.statusCode();
    String why = status + " " + Answers.message(answer, "/message");
    if (status / 100 == 2) {
      return new Sent.Done(Integer.toString(status));
    } else if (status == 429 || (status == 403 && isLimit(answer, why))) {
      return new Sent.Later(why, Optional.of(pause(answer, now)));
    } else if (status >= 500 || status == 408) {
      return new Sent.Later(why, Answers.retryAfter(answer));
    }
    return new Sent.Refused(why);
  }

  private static boolean isLimit(HttpResponse<byte[]> answer, String why) {
    return Answers.retryAfter(answer).isPresent()
        || nothingRemains(answer)
        || why.toLowerCase(Locale.ROOT).contains("rate limit");
  }

  private static Duration pause(HttpResponse<byte[]> answer, Instant now) {
    Optional<Duration> untilReset =
        nothingRemains(answer)
            ? Answers.number(answer, "x-ratelimit-reset")
                .map(second -> Duration.between(now, Instant.ofEpochSecond(second)))
            : Optional.empty();
    Duration pause = Answers.retryAfter(answer).or(() -> untilReset).orElse(SECONDARY);
    return pause.isPositive() ? pause : Duration.ofSeconds(1);
  }

  private static boolean nothingRemains(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("x-ratelimit-remaining").orElse("").equals("0");
  }
}
