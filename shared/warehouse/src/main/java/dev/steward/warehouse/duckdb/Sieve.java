package dev.steward.warehouse.duckdb;

/**
 * Which fingerprints may be known: never forgets one, and seldom takes a new one for known. A Bloom
 * filter whose keys each stay within one cache line (Putze, Sanders, Singler 2007), with 32 bits a
 * key at the most.
 */
final class Sieve {
  private static final int WORDS_PER_BLOCK = 8;
  private static final int KEYS_PER_BLOCK = 16;
  private static final long[] SALTS = {
    0x47b6137b44974d91L, 0x8824ad5ba2b7289dL, 0x705495c72df1424bL, 0x9efc49475c6bfb31L,
    0x2df1424b44974d91L, 0xa2b7289d705495c7L, 0x5c6bfb318824ad5bL, 0x47b6137b9efc4947L
  };

  private final long[] words;
  private final int blocks;
  private final long capacity;
  private long keys;

  Sieve(long capacity) {
    this.capacity = Math.max(capacity, 1 << 16);
    this.blocks = Math.toIntExact(this.capacity / KEYS_PER_BLOCK);
    this.words = new long[Math.multiplyExact(blocks, WORDS_PER_BLOCK)];
  }

  boolean hasRoomFor(long more) {
    return keys + more <= capacity;
  }

  void add(long fingerprint) {
    int block = block(fingerprint);
    for (int i = 0; i < WORDS_PER_BLOCK; i++) {
      words[block + i] |= bit(fingerprint, i);
    }
    keys++;
  }

  boolean mayHold(long fingerprint) {
    int block = block(fingerprint);
    for (int i = 0; i < WORDS_PER_BLOCK; i++) {
      if ((words[block + i] & bit(fingerprint, i)) == 0) {
        return false;
      }
    }
    return true;
  }

  private int block(long fingerprint) {
    return (int) Math.unsignedMultiplyHigh(fingerprint, blocks) * WORDS_PER_BLOCK;
  }

  private static long bit(long fingerprint, int word) {
    return 1L << ((fingerprint * SALTS[word]) >>> 58);
  }
}
