package dev.steward.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Web addresses, and names that end in a top-level domain which is not also a file's ending. */
final class Domains implements Recogniser {
  private static final Pattern URL =
      Pattern.compile("(?i)\\b(?:(?:https?|ftp|wss?)://|www\\.)[^\\s<>\"'\\x{FFFC}]+");
  private static final Pattern BARE =
      Pattern.compile("(?:^|[^@\\p{L}\\p{N}._/-])((?:[\\p{L}\\p{N}-]+\\.)+([\\p{L}]{2,24}))\\b");
  private static final String TRAILING = ".,;:!?)]}\u2019\u201d";
  private static final Set<String> FILES =
      Set.of("md", "py", "sh", "rs", "pl", "ps", "cc", "so", "mk", "am", "tf", "ml", "as", "la");
  private static final Set<String> GENERIC =
      Set.of(
          "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "ai", "app", "dev",
          "cloud", "online", "site", "shop", "store", "blog", "xyz", "tech", "me", "tv", "eu",
          "email", "name", "pro", "mobi", "club", "live", "world", "uk");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  @Override
  public List<Span> find(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher url = URL.matcher(text);
    while (url.find()) {
      spans.add(new Span(url.start(), trimmed(text, url.start(), url.end()), EntityType.DOMAIN));
    }
    Matcher bare = BARE.matcher(text);
    while (bare.find()) {
      if (topLevel(bare.group(2))) {
        spans.add(new Span(bare.start(1), bare.end(1), EntityType.DOMAIN));
      }
    }
    return spans;
  }

  /** Lower case only: "end.In the" is a missing space far more often than a name in India. */
  private static boolean topLevel(String label) {
    return label.equals(label.toLowerCase(Locale.ROOT))
        && !FILES.contains(label)
        && (GENERIC.contains(label) || COUNTRIES.contains(label.toUpperCase(Locale.ROOT)));
  }

  private static int trimmed(String text, int start, int end) {
    int at = end;
    while (at > start + 1 && TRAILING.indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }
}
