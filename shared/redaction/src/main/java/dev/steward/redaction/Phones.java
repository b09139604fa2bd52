package dev.steward.redaction;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Telephone numbers: written in groups as people do, with a country's code, or said to be one. */
final class Phones implements Recogniser {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:\\+|\\b00)?\\(?[0-9]{1,15}\\)?(?:[ ./\\x{00A0}-]{0,2}\\(?[0-9]{1,12}\\)?){0,6}"
              + "(?:[ ,]{0,2}(?:x|ext\\.?|extension) ?[0-9]{1,7})?");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?:phone|call(?: (?:me|us|him|her|them))?(?: back)?(?: on| at)?|mobile|cell|tel|fax|"
              + "text me(?: on| at)?|reach (?:me|us)(?: on| at)?|whatsapp|desk|office|(?:my|his|her|their|our) number)"
              + "[^a-z0-9]{0,4}(?:is |number |no\\.? |at |on )?[^a-z0-9]{0,4}$");
  private static final List<String> LABELS =
      List.of(
          "phone",
          "call",
          "mobile",
          "cell",
          "tel",
          "fax",
          "text me",
          "reach",
          "whatsapp",
          "desk",
          "office",
          "number");
  private static final Pattern GROUPED =
      Pattern.compile(
          "(?:\\([0-9]{1,5}\\)|[0-9]{2,5})(?:[ ./-]{1,2}(?:\\([0-9]{1,5}\\)|[0-9]{2,8})){1,5}(?: ?x[0-9]{1,7})?");
  private static final Pattern DATE = Pattern.compile("(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.].*");
  private static final Pattern QUAD = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private final boolean grouped;

  /**
   * @param grouped whether digits count that only their groups make look like a number
   */
  Phones(boolean grouped) {
    this.grouped = grouped;
  }

  @Override
  public List<Span> find(String text) {
    if (!Glance.digits(text, 6, " ()/.-\u00A0") || (!grouped && !spokenOf(text))) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>();
    Matcher matcher = SHAPE.matcher(text);
    while (matcher.find()) {
      int start = matcher.start();
      if (free(text, start, matcher.end()) && number(text, start, matcher.group())) {
        spans.add(new Span(start, matcher.end(), EntityType.PHONE));
      }
    }
    return spans;
  }

  /** Without grouped numbers only what has a country's code, or a label, can be one. */
  private static boolean spokenOf(String text) {
    return text.indexOf('+') >= 0 || abroad(text) || Glance.anyOf(text, LABELS);
  }

  private static boolean abroad(String text) {
    int at = text.indexOf("00");
    while (at >= 0 && at + 2 < text.length()) {
      boolean opens = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      if (opens && Character.isDigit(text.charAt(at + 2))) {
        return true;
      }
      at = text.indexOf("00", at + 1);
    }
    return false;
  }

  private static boolean free(String text, int start, int end) {
    boolean left = start == 0 || !(wordy(text.charAt(start - 1)) || partOfCode(text, start));
    return left && (end == text.length() || !wordy(text.charAt(end)));
  }

  /** "INV-2025-00042". */
  private static boolean partOfCode(String text, int start) {
    return start > 1
        && "-/_.".indexOf(text.charAt(start - 1)) >= 0
        && Character.isLetterOrDigit(text.charAt(start - 2));
  }

  private static boolean wordy(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '#' || c == '$';
  }

  private boolean number(String text, int start, String found) {
    int ending = found.indexOf('x');
    int digits = Matches.digits(ending < 0 ? found : found.substring(0, ending)).length();
    if (digits < 6 || digits > 16) {
      return false;
    }
    if (found.startsWith("+") || found.startsWith("00")) {
      return digits >= 8 && (possible(found, "US") || digits >= 10);
    }
    if (LABEL.matcher(Matches.before(text, start, 40)).find()) {
      return true;
    }
    if (!grouped || DATE.matches(found) || QUAD.matches(found)) {
      return false;
    }
    if (digits < 8 || !GROUPED.matches(found)) {
      return digits >= 10 && valid(found);
    }
    return digits >= 9 || found.startsWith("(");
  }

  private static boolean possible(String found, String region) {
    try {
      String number = found.startsWith("00") ? "+" + found.substring(2) : found;
      return LIBRARY.isPossibleNumber(LIBRARY.parse(number, region));
    } catch (NumberParseException e) {
      return false;
    }
  }

  /** Ten digits in a row are an order number as often as not: only where the plan has them. */
  private static boolean valid(String found) {
    try {
      return found.chars().anyMatch(c -> c < '0' || c > '9')
          && LIBRARY.isValidNumber(LIBRARY.parse(found, "US"));
    } catch (NumberParseException e) {
      return false;
    }
  }
}
