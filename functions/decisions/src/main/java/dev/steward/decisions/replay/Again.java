package dev.steward.decisions.replay;

import dev.steward.decisions.constitutions.Judgement;

/** What became of a decision that was to be made again. */
sealed interface Again {
  Past past();

  /** Made again; whether anything differs is to be seen. */
  record Made(Past past, Judgement judgement) implements Again {
    boolean sameVerdict() {
      return past.verdict() == judgement.verdict();
    }

    boolean sameLevel() {
      return past.level() == judgement.level();
    }

    boolean sameRule() {
      return past.rule().equals(judgement.rule());
    }

    boolean same() {
      return sameVerdict() && sameLevel() && sameRule();
    }
  }

  /** It cannot be made from what was stored. */
  record Impossible(Past past, String why) implements Again {}
}
