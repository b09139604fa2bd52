package dev.steward.redaction;

import java.util.ArrayList;
import java.util.List;

/** E-mail addresses, in any script; a version such as {@code name@1.0.0} is none. */
final class Emails implements Recogniser {
  private static final int REACH = 256;

  @Override
  public List<Span> find(String text) {
    List<Span> spans = new ArrayList<>();
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = start(text, at);
      int end = end(text, at + 1);
      if (start < at && host(text.substring(at + 1, end))) {
        spans.add(new Span(start, end, EntityType.EMAIL));
      }
    }
    return spans;
  }

  private static int start(String text, int at) {
    int start = at;
    while (start > 0 && at - start < REACH && part(text.codePointBefore(start), "._%+'-")) {
      start -= Character.charCount(text.codePointBefore(start));
    }
    while (start < at && !Character.isLetterOrDigit(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    return start;
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length() && end - from < REACH && part(text.codePointAt(end), ".-")) {
      end += Character.charCount(text.codePointAt(end));
    }
    while (end > from && ".-".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean part(int point, String marks) {
    return Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK
        || marks.indexOf(point) >= 0;
  }

  private static boolean host(String host) {
    int dot = host.lastIndexOf('.');
    return dot > 0
        && host.length() - dot > 2
        && host.codePoints().skip(dot + 1L).anyMatch(Character::isLetter)
        && !host.contains("..");
  }
}
