package dev.steward.decisions.memory;

/**
 * What became of the decisions that were looked at: embedded before, embedded now, or not to be
 * embedded because the policy is unknown, no fact may be read or the text is too long.
 */
public record Backfilled(int seen, int before, int now, int skipped) {
  static final Backfilled NOTHING = new Backfilled(0, 0, 0, 0);

  Backfilled and(Backfilled more) {
    return new Backfilled(
        seen + more.seen, before + more.before, now + more.now, skipped + more.skipped);
  }
}
