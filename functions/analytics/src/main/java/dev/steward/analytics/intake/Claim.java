package dev.steward.analytics.intake;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Which events of a call nobody has brought yet: the fresh ones are this call's to publish. The
 * others are kept already, or another call is publishing them at this very moment.
 */
record Claim(List<EventKey> keys, BitSet fresh, Bringing mine, Set<Bringing> others) {
  <T> List<T> freshOf(List<T> events) {
    return fresh.cardinality() == events.size()
        ? events
        : IntStream.range(0, events.size()).filter(fresh::get).mapToObj(events::get).toList();
  }

  /** Waits for the other calls. */
  boolean othersKept() {
    return others.stream().allMatch(CompletableFuture::join);
  }
}
