package dev.steward.core;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Ids that sort by time: 48 bits of milliseconds, 80 random bits, Crockford base 32 in lower case
 * (the ULID layout).
 */
public final class UlidSource implements IdSource {
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

  private final InstantSource clock;
  private final RandomGenerator random;

  public UlidSource(InstantSource clock) {
    this(clock, new SecureRandom());
  }

  public UlidSource(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String next(String prefix) {
    char[] ulid = new char[26];
    encode(clock.millis(), ulid, 0, 10);
    encode(random.nextLong(), ulid, 10, 18);
    encode(random.nextLong(), ulid, 18, 26);
    return prefix + '_' + new String(ulid);
  }

  private static void encode(long bits, char[] out, int from, int to) {
    long rest = bits;
    for (int i = to - 1; i >= from; i--) {
      out[i] = ALPHABET[(int) (rest & 31)];
      rest >>>= 5;
    }
  }
}
