package dev.steward.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** International bank account numbers (ISO 13616) that pass their check digits. */
final class Ibans implements Recogniser {
  private static final Pattern SHAPE =
      Pattern.compile("(?i)\\b[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]){11,40}\\b");

  @Override
  public List<Span> find(String text) {
    if (!possible(text)) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>();
    Matcher matcher = SHAPE.matcher(text);
    int from = 0;
    while (from < text.length() && matcher.find(from)) {
      int end = accountEnd(text, matcher.start(), matcher.end());
      if (end > 0) {
        spans.add(new Span(matcher.start(), end, EntityType.IBAN));
      }
      from = end > 0 ? end : matcher.start() + 4;
    }
    return spans;
  }

  /** Two letters and two digits at the beginning of a word. */
  private static boolean possible(String text) {
    for (int i = 0; i + 15 <= text.length(); i++) {
      if (Character.isDigit(text.charAt(i + 2))
          && Character.isDigit(text.charAt(i + 3))
          && Character.isLetter(text.charAt(i))
          && Character.isLetter(text.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static int accountEnd(String text, int start, int end) {
    int remainder = 0;
    int count = 0;
    int best = -1;
    StringBuilder plain = new StringBuilder();
    for (int i = start; i < end && count < 34; i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        continue;
      }
      count++;
      plain.append(Character.toUpperCase(c));
      boolean closes = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
      if (count >= 15 && closes) {
        remainder = remainder(plain.substring(4) + plain.substring(0, 4));
        if (remainder == 1) {
          best = i + 1;
        }
      }
    }
    return best;
  }

  private static int remainder(String rearranged) {
    int remainder = 0;
    for (char c : rearranged.toUpperCase(Locale.ROOT).toCharArray()) {
      int worth = Character.digit(c, 36);
      if (worth < 0) {
        return -1;
      }
      remainder = (remainder * (worth > 9 ? 100 : 10) + worth) % 97;
    }
    return remainder;
  }
}
