package dev.steward.journal;

import java.util.List;

/** What a walk along every chain of a tenant found. */
public sealed interface Verification {
  /** Every chain is whole, up to the head kept beside it. */
  record Intact(List<StreamHead> streams) implements Verification {
    public Intact {
      streams = List.copyOf(streams);
    }

    public long entries() {
      return streams.stream().mapToLong(StreamHead::entries).sum();
    }
  }

  /**
   * The first place that does not hold: the entry of that number is missing, changed or not where
   * it was written, or the head does not end there.
   */
  record Broken(String stream, long seq, String reason) implements Verification {}

  /** Where a chain ends: how many entries it has and the hash of the last, in hexadecimal. */
  record StreamHead(String stream, long entries, String head) {}
}
