package dev.steward.decisions.github;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a text is about, by the words in it; the first that is met counts. */
enum Topic {
  SECURITY("vulnerabilit|exploit|cve-[0-9]|xss|csrf|sql injection|remote code|security"),
  DOCUMENTATION("typo|spelling|readme|documentation|docs?\\b|tutorial|javadoc"),
  BUG(
      "bug|crash|exception|stack ?trace|error|fail|broken|regression|does(n't| not) work|freez|leak"),
  FEATURE("feature|support for|would be (nice|great)|please add|enhancement|propos"),
  QUESTION("how (do|can|to)|question|why does|is it possible"),
  OTHER("");

  private final Pattern words;

  Topic(String words) {
    this.words = Pattern.compile("(?i)(?:^|[^a-z0-9])(?:" + words + ")");
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Topic of(String text) {
    return Arrays.stream(values())
        .filter(topic -> topic == OTHER || topic.words.matcher(text).find())
        .findFirst()
        .orElse(OTHER);
  }
}
