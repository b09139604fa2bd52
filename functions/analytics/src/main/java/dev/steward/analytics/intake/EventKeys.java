package dev.steward.analytics.intake;

import dev.steward.ports.events.Event;
import java.security.SecureRandom;

/**
 * Names of events in 128 bits, by <a
 * href="https://www.aumasson.jp/siphash/siphash.pdf">SipHash-2-4</a> with its long output, under a
 * secret of this process: nobody can make two names that meet, and so have the event of another
 * tenant taken for a duplicate.
 */
final class EventKeys {
  private final long first;
  private final long second;

  EventKeys(long first, long second) {
    this.first = first;
    this.second = second;
  }

  static EventKeys secret() {
    SecureRandom random = new SecureRandom();
    return new EventKeys(random.nextLong(), random.nextLong());
  }

  EventKey of(Event event) {
    return of(event.tenant().value(), event.source(), event.id());
  }

  /** Each text after its length, four characters in a word. */
  EventKey of(String... texts) {
    State state = new State(first, second);
    for (String text : texts) {
      long word = text.length();
      for (int i = 0; i < text.length(); i++) {
        if (i % 4 == 0) {
          state.take(word);
          word = 0;
        }
        word = word << 16 | text.charAt(i);
      }
      state.take(word);
    }
    return state.end();
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long first, long second) {
      v0 = first ^ 0x736f6d6570736575L;
      v1 = second ^ 0x646f72616e646f6dL ^ 0xee;
      v2 = first ^ 0x6c7967656e657261L;
      v3 = second ^ 0x7465646279746573L;
    }

    void take(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    EventKey end() {
      v2 ^= 0xee;
      long low = finished();
      v1 ^= 0xdd;
      return new EventKey(finished(), low);
    }

    private long finished() {
      for (int i = 0; i < 4; i++) {
        round();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
