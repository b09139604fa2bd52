package dev.steward.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Replaces what recognisers find by tokens, until they find no more. May throw: see Redactor. */
final class TextRedaction {
  private static final int ROUNDS = 8;
  private static final char MASK = '\uFFFC';

  private final List<Recogniser> recognisers;
  private final Tokens tokens;

  TextRedaction(List<Recogniser> recognisers, Tokens tokens) {
    this.recognisers = recognisers;
    this.tokens = tokens;
  }

  /** Redacting what comes out changes nothing: the last round has just shown it. */
  String of(String text) {
    String now = text;
    for (int round = 0; round < ROUNDS; round++) {
      String next = once(now);
      if (next.equals(now)) {
        return now;
      }
      now = next;
    }
    return Redactor.REDACTED;
  }

  /** The one kind that the whole text is, such as an e-mail address; FIELD where there is none. */
  EntityType kindOf(String text) {
    List<Span> spans = spans(text, List.of());
    return spans.size() == 1 && spans.getFirst().length() == text.strip().length()
        ? spans.getFirst().type()
        : EntityType.FIELD;
  }

  private String once(String text) {
    List<Span> already = Tokens.in(text);
    StringBuilder out = new StringBuilder(text.length());
    Set<Span> held = Set.copyOf(already);
    int from = 0;
    for (Span span : spans(text, already)) {
      out.append(text, from, span.start());
      out.append(held.contains(span) ? span.of(text) : tokens.of(span.type(), span.of(text)));
      from = span.end();
    }
    return out.append(text, from, text.length()).toString();
  }

  private List<Span> spans(String text, List<Span> already) {
    String masked = masked(text, already);
    List<Span> spans = new ArrayList<>(already);
    for (Recogniser recogniser : recognisers) {
      spans.addAll(recogniser.find(masked));
    }
    return Overlaps.settled(text, spans);
  }

  private static String masked(String text, List<Span> already) {
    if (already.isEmpty()) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (Span span : already) {
      Arrays.fill(chars, span.start(), span.end(), MASK);
    }
    return new String(chars);
  }
}
