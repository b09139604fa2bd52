package dev.steward.redaction;

import java.util.ArrayList;
import java.util.List;

/** Cuts the words of a text into the runs that look like names. */
final class NameRuns {
  private final Words words;
  private final Lexicon lexicon;
  private final boolean plain;

  NameRuns(Words words, Lexicon lexicon) {
    this.words = words;
    this.lexicon = lexicon;
    long letters = words.list().stream().filter(word -> !word.number()).count();
    long capitals = words.list().stream().filter(Word::capital).count();
    // Where nothing or everything is in capitals, capitals say nothing.
    this.plain = capitals == 0 || (letters > 3 && capitals * 10 > letters * 9 && shouting());
  }

  private boolean shouting() {
    return words.list().stream().filter(Word::shouted).count() * 10 > words.size() * 6L;
  }

  List<NameRun> all() {
    List<NameRun> runs = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      boolean titled = titled(at);
      if (!starts(at, titled)) {
        at++;
        continue;
      }
      int last = last(at);
      runs.add(new NameRun(at, last, titled));
      at = last + 1;
    }
    return runs;
  }

  private boolean titled(int at) {
    Word before = words.at(at - 1);
    return Cues.TITLES.contains(before.folded()) && gapOfTitle(words.at(at).gap());
  }

  private static boolean gapOfTitle(String gap) {
    return gap.equals(" ") || gap.equals(". ") || gap.equals(".");
  }

  private boolean starts(int at, boolean titled) {
    Word word = words.at(at);
    String folded = word.folded();
    if (word.text().chars().anyMatch(Character::isDigit)
        || (folded.length() < 2 && !initialOfName(at))) {
      return false;
    }
    if (titled) {
      return word.capital() || !lexicon.word(folded) || lexicon.surname(folded);
    }
    if (Cues.NEVER.contains(folded) || Cues.TITLES.contains(folded) || ofCode(at)) {
      return false;
    }
    return plain ? startsPlain(at) : word.capital() && startsCapital(at);
  }

  /** "README.md", "log_File" and "LogFile" are names of no one. */
  private boolean ofCode(int at) {
    Word word = words.at(at);
    Word next = words.at(at + 1);
    return word.gap().endsWith("_")
        || word.gap().endsWith("/")
        || next.gap().startsWith("_")
        || next.gap().equals("/")
        || (next.gap().equals(".") && !next.capital())
        || (word.gap().equals(".") && !titled(at))
        || humped(word);
  }

  private static boolean humped(Word word) {
    String text = word.text();
    for (int i = 1; i + 1 < text.length(); i++) {
      if (Character.isLowerCase(text.charAt(i))
          && Character.isUpperCase(text.charAt(i + 1))
          && !text.startsWith("Mc")
          && !text.startsWith("Mac")
          && !text.startsWith("De")
          && !text.startsWith("Van")) {
        return true;
      }
    }
    return false;
  }

  private boolean initialOfName(int at) {
    return words.at(at).initial()
        && words.at(at + 1).gap().startsWith(".")
        && words.at(at + 1).capital()
        && !lexicon.common(words.at(at + 1).folded());
  }

  private boolean startsPlain(int at) {
    String folded = words.at(at).folded();
    if (lexicon.common(folded)) {
      return false;
    }
    return folded.length() > 2
        && (lexicon.given(folded)
            || lexicon.country(folded)
            || (!lexicon.word(folded)
                && (lexicon.surname(folded) || lexicon.city(folded) || spokenOf(at))));
  }

  /** An unknown word where a person is spoken of: "then xiulan said". */
  private boolean spokenOf(int at) {
    return Cues.PERSON_AFTER.contains(words.at(at + 1).folded())
        || Cues.PERSON_BEFORE.contains(words.at(at - 1).folded());
  }

  private boolean startsCapital(int at) {
    Word word = words.at(at);
    String folded = word.folded();
    if (!lexicon.word(folded)) {
      return !(word.shouted() && word.text().length() < 4);
    }
    boolean named = named(at);
    if (word.opensSentence()) {
      return company(at)
          || (lexicon.given(folded)
              && (named || Cues.PERSON_AFTER.contains(words.at(at + 1).folded())));
    }
    return (named && (lexicon.given(folded) || (lexicon.surname(folded) && person(at))))
        || (lexicon.given(folded) && !inTitle(at))
        || company(at)
        || lexicon.country(folded)
        || cued(at);
  }

  /** "Lantern Software", though the first is a plain word: the second says what it is. */
  private boolean company(int at) {
    Word next = words.at(at + 1);
    return next.capital()
        && next.follows(words.at(at))
        && Cues.ORGANISATION_END.contains(next.folded())
        && !Cues.DETERMINERS.contains(words.at(at).folded());
  }

  /** The next word belongs to the same name and is no English word. */
  private boolean named(int at) {
    Word next = words.at(at + 1);
    return next.capital()
        && next.follows(words.at(at))
        && (!lexicon.word(next.folded()) || lexicon.surname(next.folded()));
  }

  private boolean person(int at) {
    return lexicon.given(words.at(at + 1).folded());
  }

  /** A plain word in a row of capitalised plain words is of a heading or of a work's title. */
  private boolean inTitle(int at) {
    return (plainCapital(at - 1) && !words.at(at - 1).opensSentence()) || plainCapital(at + 1);
  }

  private boolean plainCapital(int at) {
    Word word = words.at(at);
    return word.capital() && lexicon.word(word.folded());
  }

  /** Plain words after which only a name makes sense: "works for Next Step". */
  private boolean cued(int at) {
    String before = words.at(at - 1).folded();
    String earlier = words.at(at - 2).folded();
    boolean employer =
        ((before.equals("at") || before.equals("for")) && Cues.WORKING.contains(earlier))
            || (before.equals("at") && Cues.WORKING.contains(words.at(at - 3).folded()));
    boolean naming =
        (before.equals("is") && earlier.equals("name"))
            || (before.equals("me") && earlier.equals("call"))
            || before.equals("named");
    boolean moving = before.equals("to") && Cues.GOING.contains(earlier);
    boolean staying =
        before.equals("in") && (Cues.STAYING.contains(earlier) || earlier.equals("up"));
    return (employer || naming || moving || staying) && !words.at(at).opensSentence();
  }

  private int last(int first) {
    if (firm(first)) {
      return first + 3;
    }
    int last = first;
    int at = first + 1;
    while (at < words.size()) {
      Word next = words.at(at);
      if (continues(last, at)) {
        last = at;
        at++;
      } else if (Cues.PARTICLES.contains(next.folded()) && throughParticles(at) > 0) {
        at = throughParticles(at);
      } else {
        break;
      }
    }
    return last;
  }

  /** "Baker, Stone and Hall": three surnames are the name of a firm. */
  private boolean firm(int first) {
    Word second = words.at(first + 1);
    Word third = words.at(first + 3);
    return second.gap().equals(", ")
        && words.at(first + 2).folded().equals("and")
        && surname(first)
        && surname(first + 1)
        && surname(first + 3)
        && !lexicon.given(words.at(first).folded())
        && third.gap().equals(" ");
  }

  private boolean surname(int at) {
    return words.at(at).capital() && lexicon.surname(words.at(at).folded());
  }

  /** Where the name goes on after "van der", or 0 if it does not. */
  private int throughParticles(int at) {
    int to = at;
    while (to < at + 3
        && Cues.PARTICLES.contains(words.at(to).folded())
        && words.at(to).follows(words.at(to - 1))) {
      to++;
    }
    Word after = words.at(to);
    boolean goesOn =
        after.follows(words.at(to - 1)) && after.capital() && !Cues.NEVER.contains(after.folded());
    return to > at && goesOn ? to : 0;
  }

  private boolean continues(int last, int at) {
    Word next = words.at(at);
    Word before = words.at(last);
    if (next.number() || !spaced(next, before) || Cues.NEVER.contains(next.folded())) {
      return false;
    }
    if (plain) {
      return !lexicon.word(next.folded())
          || (!lexicon.common(next.folded()) && lexicon.surname(next.folded()));
    }
    return next.capital();
  }

  private static boolean spaced(Word next, Word before) {
    return next.follows(before);
  }
}
