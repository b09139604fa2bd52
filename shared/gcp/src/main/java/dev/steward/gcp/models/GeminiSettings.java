package dev.steward.gcp.models;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * {@code steward.model}: which Gemini model of which project and region; {@code thinking} is how
 * many tokens it may think before it answers, or {@code auto}. A URL is one that stands in for
 * Google's and is spoken to without credentials.
 */
@ConfigurationProperties("steward.model")
@Requires(property = "steward.model.project")
record GeminiSettings(
    String project,
    @Bindable(defaultValue = "us-central1") String location,
    @Bindable(defaultValue = "gemini-2.5-flash") String name,
    @Bindable(defaultValue = "0") String thinking,
    @Nullable String url) {
  private static final String AUTO = "auto";

  GeminiSettings {
    if (!thinking.equals(AUTO) && !thinking.matches("0|[1-9][0-9]{0,4}")) {
      throw new IllegalArgumentException(
          "steward.model.thinking is a number of tokens or auto, not " + thinking);
    }
  }

  boolean limitsThinking() {
    return !thinking.equals(AUTO);
  }

  int thinkingTokens() {
    return Integer.parseInt(thinking);
  }

  String endpoint() {
    if (url != null) {
      return url;
    }
    return location.equals("global")
        ? "aiplatform.googleapis.com:443"
        : location + "-aiplatform.googleapis.com:443";
  }

  String resource() {
    return "projects/%s/locations/%s/publishers/google/models/%s"
        .formatted(project, location, name);
  }
}
