package dev.steward.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What stands behind a label. The labels are looked for as they are, and the pattern is tried only
 * right behind one: cheap on the many lines that have none.
 */
record Labelled(EntityType type, List<String> labels, Pattern behind, Predicate<String> before)
    implements Recogniser {
  private static final int REACH = 200;
  private static final int LEAD = 16;

  static Labelled by(EntityType type, List<String> labels, String behind) {
    return new Labelled(type, labels, Pattern.compile("(?i)^(?:" + behind + ")"), lead -> true);
  }

  Labelled after(String lead) {
    return new Labelled(type, labels, behind, text -> text.contains(lead));
  }

  @Override
  public List<Span> find(String text) {
    return find(text, Glance.folded(text));
  }

  List<Span> find(String text, String folded) {
    List<Span> spans = new ArrayList<>();
    for (String label : labels) {
      for (int at = folded.indexOf(label); at >= 0; at = folded.indexOf(label, at + 1)) {
        boolean opens = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        if (opens && before.test(folded.substring(Math.max(0, at - LEAD), at))) {
          add(text, at + label.length(), spans);
        }
      }
    }
    return spans;
  }

  private void add(String text, int from, List<Span> spans) {
    int to = Math.min(text.length(), from + REACH);
    Matcher matcher = behind.matcher(text.substring(from, to));
    if (matcher.find()) {
      spans.add(
          new Span(from + matcher.start(1), reachedEnd(text, from + matcher.end(1), to), type));
    }
  }

  /** A value longer than the window is taken to the next blank. */
  private static int reachedEnd(String text, int end, int to) {
    int at = end;
    while (end == to && at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
