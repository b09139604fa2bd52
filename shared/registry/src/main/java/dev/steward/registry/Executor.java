package dev.steward.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a tool runs. {@code url} is as written in the file and may hold one {@code ${NAME}}; {@code
 * base} is its value in this deployment, empty where {@code NAME} has none: then the tool is
 * unavailable.
 */
public record Executor(String kind, String url, String path, Optional<URI> base) {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Z0-9_]+?)(?:_EXECUTOR)?(?:_URL)?}");

  /** Throws {@link IllegalArgumentException} when the variable's value is no base address. */
  static Executor of(JsonNode written, Function<String, Optional<String>> variables) {
    String url = written.path("url").asText();
    return new Executor(
        written.path("kind").asText(),
        url,
        written.path("path").asText(),
        new ExecutorAddress(url).resolve(variables));
  }

  /**
   * {@code deploy} for <code>${DEPLOY_EXECUTOR_URL}</code>, else the host that is written there.
   */
  public String name() {
    Matcher variable = VARIABLE.matcher(url);
    if (variable.find()) {
      return variable.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return base.map(URI::getAuthority).orElse(url);
  }
}
