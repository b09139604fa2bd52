package dev.steward.decisions.webhooks;

import dev.steward.core.HiddenCharacters;
import dev.steward.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads answers of vendors. */
public final class Answers {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,12}");
  private static final int LONGEST = 200;

  private Answers() {}

  public static Optional<Long> number(HttpResponse<?> answer, String header) {
    return answer
        .headers()
        .firstValue(header)
        .filter(text -> DIGITS.matcher(text).matches())
        .map(Long::valueOf);
  }

  /** In seconds only, as both vendors say it. */
  public static Optional<Duration> retryAfter(HttpResponse<?> answer) {
    return number(answer, "retry-after").map(Duration::ofSeconds);
  }

  /** The beginning of the text at that place of the body, if there is one. */
  public static String message(HttpResponse<byte[]> answer, String pointer) {
    try {
      String text = Json.MAPPER.readTree(answer.body()).at(pointer).asText("");
      String shown = HiddenCharacters.without(text);
      return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST);
    } catch (IOException e) {
      return "(an answer that is no JSON)";
    }
  }
}
