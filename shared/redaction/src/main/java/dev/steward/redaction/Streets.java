package dev.steward.redaction;

import java.util.ArrayList;
import java.util.List;

/**
 * Postal addresses: a street with its number, then the flat, town, region, country and postcode.
 */
final class Streets implements Recogniser {
  private static final Recogniser POSTCODE =
      Matches.of(
          EntityType.ADDRESS,
          "(?i)\\b(?:zip(?: ?code)?|post(?:al)? ?code|postcode|plz)\\b(?: is)?[ :#]{1,3}([0-9][0-9A-Z]{2,6}(?:[- ][0-9][0-9A-Z]{2,3})?|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2})\\b");
  private static final Recogniser BRITISH =
      Matches.of(EntityType.ADDRESS, "\\b([A-Z]{1,2}[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2})\\b");
  private static final Recogniser AMERICAN =
      Matches.of(EntityType.ADDRESS, ",? \\b([A-Z]{2} [0-9]{5}(?:-[0-9]{4})?)\\b");
  private static final Recogniser UNIT =
      Matches.of(
          EntityType.ADDRESS,
          "(?i)\\b((?:apt|apartment|suite|flat|p\\.?o\\.? box)\\.? ?#?[0-9]{1,5}[a-z]?)\\b");

  private final Lexicon lexicon;

  Streets(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public List<Span> find(String text) {
    List<Span> spans = new ArrayList<>();
    for (Recogniser labelled : List.of(POSTCODE, BRITISH, AMERICAN, UNIT)) {
      spans.addAll(labelled.find(text));
    }
    Words words = Words.of(text);
    StreetLine line = new StreetLine(words, lexicon);
    AddressTail tail = new AddressTail(words, lexicon);
    int at = 0;
    while (at < words.size()) {
      int last = line.last(at);
      if (last < 0) {
        at++;
        continue;
      }
      spans.add(new Span(words.at(at).start(), words.at(last).end(), EntityType.ADDRESS));
      at = tail.addTo(spans, last + 1);
    }
    return spans;
  }
}
