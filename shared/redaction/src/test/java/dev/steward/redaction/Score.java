package dev.steward.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Precision and recall of spans, counted three ways: exact (same ends, same type), overlapping (at
 * least half of a span is covered by spans of its type on the other side) and whatever the type.
 */
final class Score {
  private static final int MARKED = 0;
  private static final int FOUND = 1;
  private static final int EXACT = 2;
  private static final int MARKED_TYPED = 3;
  private static final int FOUND_TYPED = 4;
  private static final int MARKED_COVERED = 5;
  private static final int FOUND_COVERED = 6;

  private final Map<String, int[]> counts = new TreeMap<>();

  static Score of(List<Sample> samples) {
    Score score = new Score();
    List<Recogniser> recognisers = Recognisers.all();
    for (Sample sample : samples) {
      List<Span> found = new ArrayList<>();
      recognisers.forEach(recogniser -> found.addAll(recogniser.find(sample.text())));
      score.add(sample.marked(), Overlaps.settled(sample.text(), found));
    }
    return score;
  }

  private void add(List<Span> marked, List<Span> found) {
    for (Span span : marked) {
      count(span, MARKED, true);
      count(span, EXACT, found.contains(span));
      count(span, MARKED_TYPED, covered(span, found, true));
      count(span, MARKED_COVERED, covered(span, found, false));
    }
    for (Span span : found) {
      count(span, FOUND, true);
      count(span, FOUND_TYPED, covered(span, marked, true));
      count(span, FOUND_COVERED, covered(span, marked, false));
    }
  }

  private void count(Span span, int what, boolean so) {
    for (String row : List.of(span.type().name(), "all")) {
      counts.computeIfAbsent(row, key -> new int[7])[what] += so ? 1 : 0;
    }
  }

  private static boolean covered(Span span, List<Span> others, boolean sameType) {
    int shared = 0;
    for (Span other : others) {
      if (span.overlaps(other) && (!sameType || span.type() == other.type())) {
        shared += Math.min(span.end(), other.end()) - Math.max(span.start(), other.start());
      }
    }
    return shared * 2 >= span.length();
  }

  double exact() {
    int[] all = row("all");
    return f1(all[EXACT], all[FOUND], all[EXACT], all[MARKED]);
  }

  double typed() {
    int[] all = row("all");
    return f1(all[FOUND_TYPED], all[FOUND], all[MARKED_TYPED], all[MARKED]);
  }

  private int[] row(String name) {
    return counts.getOrDefault(name, new int[7]);
  }

  private static double f1(int rightlyFound, int found, int markedFound, int marked) {
    double precision = found == 0 ? 1 : (double) rightlyFound / found;
    double recall = marked == 0 ? 1 : (double) markedFound / marked;
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  /** A Markdown table, a row for each type. */
  String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | type | marked | found | exact F1 | precision | recall | F1 | F1, any type |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
    counts.forEach(
        (name, n) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.3f | %.3f | %.3f | %.3f | %.3f |%n",
                    name,
                    n[MARKED],
                    n[FOUND],
                    f1(n[EXACT], n[FOUND], n[EXACT], n[MARKED]),
                    n[FOUND] == 0 ? 0 : (double) n[FOUND_TYPED] / n[FOUND],
                    n[MARKED] == 0 ? 0 : (double) n[MARKED_TYPED] / n[MARKED],
                    f1(n[FOUND_TYPED], n[FOUND], n[MARKED_TYPED], n[MARKED]),
                    f1(n[FOUND_COVERED], n[FOUND], n[MARKED_COVERED], n[MARKED]))));
    return table.toString();
  }
}
