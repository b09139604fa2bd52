package dev.steward.analytics.intake;

import org.jspecify.annotations.Nullable;

/**
 * So many keys at most, each with the call that brought it; the oldest goes first. The keys lie in
 * arrays, in the order in which they came, and a table with linear probing finds them: objects that
 * live as long as these would keep the garbage collector busy. For one thread at a time.
 */
final class RecentKeys {
  private static final int EMPTY = 0;

  private final long[] high;
  private final long[] low;
  private final @Nullable Bringing[] brought;

  /** One more than the place of a key, at its low bits or in the nearest free slot behind. */
  private final int[] slots;

  private int next;

  RecentKeys(int most) {
    high = new long[most];
    low = new long[most];
    brought = new Bringing[most];
    slots = new int[Integer.highestOneBit(most) * 4];
  }

  /** Who brought it before, if it is known; else it is kept. */
  @Nullable Bringing putIfAbsent(EventKey key, Bringing by) {
    int known = slots[slot(key)];
    if (known != EMPTY) {
      return brought[known - 1];
    }
    if (brought[next] != null) {
      remove(next);
    }
    high[next] = key.high();
    low[next] = key.low();
    brought[next] = by;
    slots[slot(key)] = next + 1;
    next = (next + 1) % low.length;
    return null;
  }

  /** Unless somebody else brought it. */
  void remove(EventKey key, Bringing by) {
    int known = slots[slot(key)];
    if (known != EMPTY && brought[known - 1] == by) {
      remove(known - 1);
    }
  }

  /** Where the key is, or would be. */
  private int slot(EventKey key) {
    int slot = home(key.low());
    while (slots[slot] != EMPTY && !holds(slots[slot] - 1, key)) {
      slot = behind(slot);
    }
    return slot;
  }

  private boolean holds(int place, EventKey key) {
    return low[place] == key.low() && high[place] == key.high();
  }

  /** Closes the gap, so that no search ends before its key (Knuth, 6.4, algorithm R). */
  private void remove(int place) {
    int gap = home(low[place]);
    while (slots[gap] != place + 1) {
      gap = behind(gap);
    }
    for (int slot = behind(gap); slots[slot] != EMPTY; slot = behind(slot)) {
      int home = home(low[slots[slot] - 1]);
      if (distance(home, slot) >= distance(gap, slot)) {
        slots[gap] = slots[slot];
        gap = slot;
      }
    }
    slots[gap] = EMPTY;
    brought[place] = null;
  }

  private int home(long bits) {
    return (int) bits & (slots.length - 1);
  }

  private int behind(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private int distance(int from, int to) {
    return (to - from) & (slots.length - 1);
  }
}
