package dev.steward.redaction;

/** Tells whether a street with or without its number begins at a word, and where it ends. */
final class StreetLine {
  private static final int NAME = 5;

  private final Words words;
  private final Lexicon lexicon;

  StreetLine(Words words, Lexicon lexicon) {
    this.words = words;
    this.lexicon = lexicon;
  }

  /** The index of the street's last word, or -1. */
  int last(int first) {
    int at = first;
    while (at < first + 2 && houseNumber(at) && (at == first || near(at))) {
      at++;
    }
    boolean numbered = at > first;
    if (words.at(at).number() || (numbered && !near(at))) {
      return -1;
    }
    int street = street(at, numbered);
    if (street >= 0) {
      return withNumber(street);
    }
    return numbered ? unnamed(first, at) : -1;
  }

  private boolean houseNumber(int at) {
    Word word = words.at(at);
    return word.number() && word.text().length() <= 5;
  }

  private boolean near(int at) {
    String gap = words.at(at).gap();
    return (!gap.isEmpty() && gap.length() <= 3 && gap.isBlank() && gap.indexOf('\n') < 0)
        || gap.equals(". ")
        || (gap.equals(", ") && words.at(at - 1).number());
  }

  /** The last word of a street's name that begins here, or -1. */
  private int street(int at, boolean numbered) {
    Word word = words.at(at);
    if (StreetWords.STARTS.contains(word.folded())
        && (word.capital() || numbered || word.folded().equals("rue"))
        && (nameWord(at + 1) || numbered)) {
      return nameEnd(at);
    }
    if (StreetWords.compound(word.folded())
        && (numbered || (houseNumber(at + 1) && near(at + 1)))) {
      return lexicon.word(word.folded()) ? -1 : at;
    }
    for (int to = at; to < at + NAME && (to == at || near(to)); to++) {
      Word end = words.at(to);
      if (to > at && StreetWords.ENDS.contains(end.folded())) {
        boolean named = end.capital() && words.at(at).capital() && capitals(at, to);
        boolean brief = end.folded().equals("st") || end.folded().equals("dr");
        return (numbered && plausible(at, to)) || (named && !brief && !opensWithPlain(at))
            ? to
            : -1;
      }
      if (to > at && StreetWords.compound(end.folded()) && numbered) {
        return to;
      }
      if (!nameWord(to) && !Cues.PARTICLES.contains(end.folded()) && !end.number() && !numbered) {
        return -1;
      }
    }
    return -1;
  }

  private boolean opensWithPlain(int at) {
    return words.at(at).opensSentence() && lexicon.common(words.at(at).folded());
  }

  private boolean capitals(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!words.at(i).capital()) {
        return false;
      }
    }
    return true;
  }

  /** "5 minutes down the road" is no address: a plain small word gives it away. */
  private boolean plausible(int from, int to) {
    for (int i = from; i < to; i++) {
      Word word = words.at(i);
      if (!word.capital() && lexicon.common(word.folded()) && small(word.folded())) {
        return false;
      }
    }
    return true;
  }

  private static boolean small(String word) {
    return (word.length() <= 3 && !word.equals("old") && !word.equals("new"))
        || (word.endsWith("s") && word.length() < 8)
        || word.equals("down")
        || word.equals("this")
        || word.equals("more");
  }

  private boolean nameWord(int at) {
    Word word = words.at(at);
    return !word.number()
        && near(at)
        && (word.capital() || !lexicon.word(word.folded()))
        && word.start() > 0;
  }

  private int nameEnd(int at) {
    int to = at;
    while (to < at + NAME
        && (nameWord(to + 1)
            || (Cues.PARTICLES.contains(words.at(to + 1).folded()) && near(to + 1)))) {
      to++;
    }
    return to;
  }

  /** A number (and a letter) after the street's name. */
  private int withNumber(int street) {
    int next = street + 1;
    boolean stop = words.at(next).gap().equals(". ");
    return houseNumber(next) && (near(next) || stop) ? next : street;
  }

  /** "12 Larkmead 40" where an address is spoken of, or on a line of its own. */
  private int unnamed(int first, int at) {
    int to = at - 1;
    while (to < at + 3 && nameWord(to + 1)) {
      to++;
    }
    if (to < at) {
      return -1;
    }
    boolean closed = houseNumber(to + 1) && near(to + 1);
    int last = closed ? to + 1 : to;
    if (spokenOf(first) && (closed || at - first == 2)) {
      return last;
    }
    boolean ownLine = words.at(first).gap().indexOf('\n') >= 0 && (closed || at - first == 2);
    return ownLine ? last : -1;
  }

  private boolean spokenOf(int first) {
    for (int i = first - 1; i >= Math.max(0, first - 6); i--) {
      if (StreetWords.CUES.contains(words.at(i).folded())) {
        return true;
      }
    }
    return false;
  }
}
