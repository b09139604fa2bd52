package dev.steward.redaction;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of people, places and organisations: runs of capitalised words that are not plain English,
 * told apart by lists of names and by the words around them. A name that nothing explains counts as
 * a person's.
 */
final class Names implements Recogniser {
  private final Lexicon lexicon;

  Names(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public List<Span> find(String text) {
    Words words = Words.of(text);
    NameRuns runs = new NameRuns(words, lexicon);
    NameKinds kinds = new NameKinds(words, lexicon);
    List<Span> spans = new ArrayList<>();
    for (NameRun run : runs.all()) {
      EntityType type = kinds.of(run);
      if (type == EntityType.PERSON) {
        title(text, words, run, spans);
      }
      spans.add(new Span(words.at(run.first()).start(), words.at(run.last()).end(), type));
    }
    return spans;
  }

  private static void title(String text, Words words, NameRun run, List<Span> spans) {
    Word before = words.at(run.first() - 1);
    if (run.titled() && before.capital()) {
      boolean stopped = before.end() < text.length() && text.charAt(before.end()) == '.';
      spans.add(new Span(before.start(), before.end() + (stopped ? 1 : 0), EntityType.TITLE));
    }
  }
}
