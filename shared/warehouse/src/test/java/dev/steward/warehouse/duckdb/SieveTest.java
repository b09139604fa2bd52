package dev.steward.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SieveTest {
  @Test
  void forgetsNothing() {
    Sieve sieve = new Sieve(200_000);
    new SplittableRandom(1).longs(200_000).forEach(sieve::add);
    assertThat(new SplittableRandom(1).longs(200_000).allMatch(sieve::mayHold)).isTrue();
    assertThat(sieve.hasRoomFor(1)).isFalse();
  }

  @Test
  void takesFewNewFingerprintsForKnownEvenWhenFull() {
    Sieve sieve = new Sieve(200_000);
    new SplittableRandom(1).longs(200_000).forEach(sieve::add);
    assertThat(new SplittableRandom(2).longs(1_000_000).filter(sieve::mayHold).count())
        .isLessThan(200);
  }

  @Test
  void fingerprintsTellKeysApartThatOnlyDifferInWhereTheyAreCut() {
    assertThat(new Fingerprint("a", "bc", "d").bits())
        .isNotEqualTo(new Fingerprint("a", "b", "cd").bits())
        .isNotEqualTo(new Fingerprint("ab", "c", "d").bits());
  }
}
