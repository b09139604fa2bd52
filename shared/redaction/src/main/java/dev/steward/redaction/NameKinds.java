package dev.steward.redaction;

import java.util.Locale;

/** Tells whose name a run of words is: a person's, a place's or an organisation's. */
final class NameKinds {
  private final Words words;
  private final Lexicon lexicon;

  NameKinds(Words words, Lexicon lexicon) {
    this.words = words;
    this.lexicon = lexicon;
  }

  EntityType of(NameRun run) {
    if (run.titled() || Cues.RELATIONS.contains(before(run, 1))) {
      return EntityType.PERSON;
    }
    if (organisation(run)) {
      return EntityType.ORGANIZATION;
    }
    return place(run) ? EntityType.LOCATION : EntityType.PERSON;
  }

  private boolean organisation(NameRun run) {
    String end = words.at(run.last()).folded();
    if (run.size() > 1 && (Cues.ORGANISATION_END.contains(end) || firm(run))) {
      return true;
    }
    if (Cues.ORGANISATION_BEFORE.contains(before(run, 1))) {
      return !person(run);
    }
    if (Cues.ORGANISATION_AFTER.contains(words.at(run.last() + 1).folded())) {
      return !(run.size() == 2 && person(run));
    }
    boolean at = before(run, 1).equals("at") || before(run, 1).equals("for");
    return at
        && (Cues.WORKING.contains(before(run, 2)) || Cues.WORKING.contains(before(run, 3)))
        && !person(run);
  }

  private boolean firm(NameRun run) {
    return words.at(run.last() - 1).folded().equals("and");
  }

  private boolean place(NameRun run) {
    String name = name(run);
    String before = before(run, 1);
    if (lexicon.country(name) || lexicon.country(name.replace("the ", ""))) {
      return true;
    }
    boolean city = lexicon.city(name);
    if (before.equals("of") && Cues.OF_A_PLACE.contains(before(run, 2))) {
      return true;
    }
    if (toward(run) && !(run.size() > 1 && person(run))) {
      return true;
    }
    if (Cues.PLACE_BEFORE.contains(before)) {
      return !(run.size() > 1 && person(run)) && (!before.equals("from") || city || !person(run));
    }
    return city && !person(run) && !Cues.PERSON_BEFORE.contains(before);
  }

  private boolean toward(NameRun run) {
    String before = before(run, 1);
    return (before.equals("to") && Cues.GOING.contains(before(run, 2)))
        || ((before.equals("at") || before.equals("in"))
            && (Cues.STAYING.contains(before(run, 2)) || before(run, 2).equals("up")));
  }

  /** The lists know its first word as a given name, or its last as a surname. */
  private boolean person(NameRun run) {
    return lexicon.given(words.at(run.first()).folded())
        || (run.size() > 1 && lexicon.surname(words.at(run.last()).folded()));
  }

  private String before(NameRun run, int distance) {
    int index = run.first() - distance;
    return words.at(index + 1).gap().indexOf('\n') >= 0 ? "" : words.at(index).folded();
  }

  private String name(NameRun run) {
    StringBuilder name = new StringBuilder();
    for (int i = run.first(); i <= run.last(); i++) {
      name.append(i == run.first() ? "" : " ").append(words.at(i).folded());
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
