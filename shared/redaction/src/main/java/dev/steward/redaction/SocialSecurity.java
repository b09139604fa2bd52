package dev.steward.redaction;

import java.util.ArrayList;
import java.util.List;

/**
 * US social security numbers: in their written form, or any nine digits that are said to be one.
 */
final class SocialSecurity implements Recogniser {
  private static final Recogniser WRITTEN =
      Matches.of(
          EntityType.SSN,
          "\\b([0-9]{3}[- ][0-9]{2}[- ][0-9]{4})\\b",
          found -> issued(Matches.digits(found)));
  private static final Recogniser SAID =
      Matches.of(
          EntityType.SSN,
          "(?i)\\b(?:ssn|social security)\\b[^0-9\\n]{0,30}([0-9]{3}[- .]?[0-9]{2}[- .]?[0-9]{4})\\b");

  @Override
  public List<Span> find(String text) {
    if (!Glance.digits(text, 9, " .-")) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>(WRITTEN.find(text));
    spans.addAll(SAID.find(text));
    return spans;
  }

  private static boolean issued(String digits) {
    return !digits.startsWith("000")
        && !digits.startsWith("666")
        && digits.charAt(0) != '9'
        && !digits.startsWith("00", 3)
        && !digits.endsWith("0000");
  }
}
