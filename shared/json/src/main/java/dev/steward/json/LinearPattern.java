package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import dev.steward.core.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pattern of a schema on RE2/J, which takes time linear in the text whatever the pattern. */
public final class LinearPattern implements RegularExpression {
  private final Pattern pattern;

  LinearPattern(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  @Override
  public boolean matches(@Nullable String text) {
    return text != null && pattern.matcher(text).find();
  }

  static List<Violation> mistakes(Subschemas parts) {
    List<Violation> mistakes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> part : parts.byPointer().entrySet()) {
      JsonNode pattern = part.getValue().path("pattern");
      if (pattern.isTextual()) {
        add(part.getKey() + "/pattern", pattern.textValue(), mistakes);
      }
      String byName = part.getKey() + "/patternProperties";
      part.getValue()
          .path("patternProperties")
          .fieldNames()
          .forEachRemaining(name -> add(Pointers.child(byName, name), name, mistakes));
    }
    return mistakes;
  }

  private static void add(String pointer, String pattern, List<Violation> mistakes) {
    mistake(pattern, PatternSize.LARGEST)
        .map(message -> new Violation(pointer, message))
        .ifPresent(mistakes::add);
  }

  /** Why a pattern cannot be used, if it cannot. */
  public static Optional<String> mistake(String pattern, long largest) {
    if (PatternSize.of(pattern) > largest) {
      return Optional.of("the pattern is too large when its repetitions are written out");
    }
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(
          "the pattern is not a linear-time one (RE2 syntax): " + e.getDescription());
    }
  }
}
