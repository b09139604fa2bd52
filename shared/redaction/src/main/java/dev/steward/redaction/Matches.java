package dev.steward.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What a linear-time pattern finds; its group 1, where it has one, is what counts. */
final class Matches {
  private Matches() {}

  static Recogniser of(EntityType type, String pattern) {
    return of(type, pattern, found -> true);
  }

  static Recogniser of(EntityType type, String pattern, Predicate<String> proof) {
    Pattern compiled = Pattern.compile(pattern);
    return text -> {
      List<Span> spans = new ArrayList<>();
      Matcher matcher = compiled.matcher(text);
      while (matcher.find()) {
        int group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
        if (matcher.end(group) > matcher.start(group) && proof.test(matcher.group(group))) {
          spans.add(new Span(matcher.start(group), matcher.end(group), type));
        }
      }
      return spans;
    };
  }

  static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      }
    }
    return digits.toString();
  }

  /** The last characters before a place, in lower case: where a label such as "card no" stands. */
  static String before(String text, int place, int reach) {
    return text.substring(Math.max(0, place - reach), place).toLowerCase(Locale.ROOT);
  }
}
