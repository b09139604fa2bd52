package dev.steward.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Makes spans disjoint: the surer kind wins, then the longer; what is left of a loser stays. */
final class Overlaps {
  private static final Comparator<Span> SUREST =
      Comparator.comparing(Span::type)
          .thenComparing(Comparator.comparingInt(Span::length).reversed())
          .thenComparingInt(Span::start);

  private Overlaps() {}

  static List<Span> settled(String text, List<Span> spans) {
    TreeMap<Integer, Span> taken = new TreeMap<>();
    spans.stream()
        .map(span -> whole(text, span))
        .sorted(SUREST)
        .forEach(span -> add(text, span, taken));
    return List.copyOf(taken.values());
  }

  /** Never half a character that takes two units. */
  private static Span whole(String text, Span span) {
    int start = inPair(text, span.start()) ? span.start() - 1 : span.start();
    int end = inPair(text, span.end()) ? span.end() + 1 : span.end();
    return new Span(start, end, span.type());
  }

  private static boolean inPair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }

  private static void add(String text, Span span, NavigableMap<Integer, Span> taken) {
    List<Span> pieces = new ArrayList<>();
    int from = span.start();
    var before = taken.floorEntry(from);
    if (before != null && before.getValue().end() > from) {
      from = before.getValue().end();
    }
    for (Span other : taken.subMap(Math.min(from, span.end()), span.end()).values()) {
      piece(text, from, other.start(), span, pieces);
      from = other.end();
    }
    piece(text, from, span.end(), span, pieces);
    pieces.forEach(piece -> taken.put(piece.start(), piece));
  }

  private static void piece(String text, int start, int end, Span of, List<Span> pieces) {
    int from = start;
    int to = end;
    if (from != of.start() || to != of.end()) {
      while (from < to && !Character.isLetterOrDigit(text.codePointAt(from))) {
        from += Character.charCount(text.codePointAt(from));
      }
      while (to > from && !Character.isLetterOrDigit(text.codePointBefore(to))) {
        to -= Character.charCount(text.codePointBefore(to));
      }
    }
    if (from < to) {
      pieces.add(new Span(from, to, of.type()));
    }
  }
}
