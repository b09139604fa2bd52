package dev.steward.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Payment cards: digits of an issuer that pass the Luhn check, or that a card is said to have. */
final class Cards implements Recogniser {
  private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ .-]?[0-9]){11,}");
  private static final Pattern LABEL = Pattern.compile("card|visa|amex|mastercard");

  @Override
  public List<Span> find(String text) {
    if (!Glance.digits(text, 13, " .-")) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>();
    Matcher matcher = DIGITS.matcher(text);
    while (matcher.find()) {
      inRun(text, matcher.start(), matcher.end(), spans);
    }
    return spans;
  }

  private static void inRun(String text, int start, int end, List<Span> spans) {
    int from = start;
    while (from < end) {
      int to = cardEnd(text, from, end);
      if (to > 0) {
        spans.add(new Span(from, to, EntityType.CARD));
        from = to;
      } else {
        from++;
      }
      while (from < end && !groupStart(text, from)) {
        from++;
      }
    }
  }

  /** The end of the longest card that begins here and ends where a group of digits does, or -1. */
  private static int cardEnd(String text, int from, int end) {
    int count = 0;
    int best = -1;

    for (int i = from; i < end && count < 19; i++) {
      if (Character.isDigit(text.charAt(i))) {
        count++;
        boolean closes = i + 1 == text.length() || !Character.isDigit(text.charAt(i + 1));
        if (count >= 13 && closes) {
          if ((issued(text, from, count) && luhn(text, from, i + 1)) || labelled(text, from)) {
            best = i + 1;
          }
        }
      }
    }
    return best;
  }

  /** The first digits and the length that the networks use: a time in micros has neither. */
  private static boolean issued(String text, int from, int count) {
    String first = Matches.digits(text.substring(from, Math.min(text.length(), from + 8)));
    return switch (first.charAt(0)) {
      case '2' -> count == 16 && first.compareTo("2221") >= 0 && first.compareTo("2721") < 0;
      case '3' -> count == 14 || count == 15 || count == 16;
      case '4' -> count == 13 || count == 16 || count == 19;
      case '5' -> count == 16;
      case '6' -> count >= 16;
      default -> false;
    };
  }

  private static boolean groupStart(String text, int at) {
    return Character.isDigit(text.charAt(at))
        && (at == 0 || !Character.isDigit(text.charAt(at - 1)));
  }

  private static boolean labelled(String text, int from) {
    return LABEL.matcher(Matches.before(text, from, 40)).find();
  }

  private static boolean luhn(String text, int from, int to) {
    int sum = 0;
    boolean twice = false;
    for (int i = to - 1; i >= from; i--) {
      int digit = text.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        int worth = twice ? digit * 2 : digit;
        sum += worth > 9 ? worth - 9 : worth;
        twice = !twice;
      }
    }
    return sum > 0 && sum % 10 == 0;
  }
}
