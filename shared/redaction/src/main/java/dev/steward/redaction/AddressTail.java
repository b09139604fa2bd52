package dev.steward.redaction;

import java.util.List;

/** What follows a street: flat, town, region, country, postcode, each a span of its own. */
final class AddressTail {
  private static final int PARTS = 7;

  private final Words words;
  private final Lexicon lexicon;

  AddressTail(Words words, Lexicon lexicon) {
    this.words = words;
    this.lexicon = lexicon;
  }

  /** Adds the parts from a word on and answers with the first word after them. */
  int addTo(List<Span> spans, int from) {
    int at = from;
    for (int part = 0; part < PARTS && joined(at); part++) {
      int last = part(at, spans);
      if (last < at) {
        break;
      }
      at = last + 1;
    }
    return at;
  }

  private boolean joined(int at) {
    if (at >= words.size()) {
      return false;
    }
    String gap = words.at(at).gap();
    return gap.length() < 40
        && gap.chars()
            .allMatch(
                c -> Character.isWhitespace(c) || c == ',' || c == '.' || c == '?' || c == '-')
        && !(gap.startsWith(". ")
            && !unit(at)
            && !StreetWords.UNITS.contains(words.at(at).folded()));
  }

  private int part(int at, List<Span> spans) {
    Word word = words.at(at);
    if (unit(at)) {
      spans.add(span(at, at + 1, EntityType.ADDRESS));
      return at + 1;
    }
    if (word.number()) {
      boolean code = word.text().length() >= 3 && word.text().length() <= 7;
      if (code) {
        spans.add(span(at, at, EntityType.ADDRESS));
      }
      return code ? at : at - 1;
    }
    if (region(at)) {
      spans.add(span(at, at, EntityType.ADDRESS));
      return at;
    }
    int last = town(at);
    if (last >= at) {
      spans.add(span(at, last, EntityType.LOCATION));
    }
    return last;
  }

  private boolean unit(int at) {
    Word next = words.at(at + 1);
    return StreetWords.UNITS.contains(words.at(at).folded())
        && next.number()
        && next.gap().length() <= 3;
  }

  /** Two or three letters between commas, line ends and numbers. */
  private boolean region(int at) {
    Word word = words.at(at);
    return word.text().length() <= 3
        && !lexicon.common(word.folded())
        && separated(word.gap())
        && (at + 1 >= words.size()
            || separated(words.at(at + 1).gap())
            || words.at(at + 1).number());
  }

  private static boolean separated(String gap) {
    return gap.indexOf(',') >= 0 || gap.indexOf('\n') >= 0;
  }

  private int town(int first) {
    int last = first - 1;
    while (last < first + 4 && townWord(first, last + 1)) {
      last++;
    }
    Word number = words.at(last + 1);
    boolean district =
        last >= first && number.number() && number.text().length() <= 2 && number.gap().equals(" ");
    return district ? last + 1 : last;
  }

  private boolean townWord(int first, int at) {
    if (at >= words.size()) {
      return false;
    }
    Word word = words.at(at);
    boolean opens = at == first;
    if (word.number() || (!opens && !sameLine(word.gap()))) {
      return !opens && word.gap().equals(" (") && word.capital();
    }
    if (Cues.NEVER.contains(word.folded()) || label(at)) {
      return false;
    }
    if (word.capital()) {
      return !(word.opensSentence() && lexicon.common(word.folded()) && !separated(word.gap()));
    }
    return !lexicon.word(word.folded())
        || (separated(words.at(first).gap()) && lexicon.city(word.folded()))
        || (Cues.PARTICLES.contains(word.folded()) && !opens);
  }

  private static boolean sameLine(String gap) {
    return gap.isBlank() && gap.indexOf('\n') < 0;
  }

  /** "Mobile:" on the next line is no town. */
  private boolean label(int at) {
    return words.at(at + 1).gap().startsWith(":");
  }

  private Span span(int first, int last, EntityType type) {
    return new Span(words.at(first).start(), words.at(last).end(), type);
  }
}
