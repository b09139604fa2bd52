package dev.steward.controlplane.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PreferTest {
  @Test
  void waitsForTheEndUnlessToldOtherwise() {
    assertThat(Prefer.parse("")).isEqualTo(new Prefer(false, OptionalInt.empty()));
  }

  @Test
  void readsBothPreferencesInAnyOrderAndCase() {
    assertThat(Prefer.parse("Wait=10, Respond-Async"))
        .isEqualTo(new Prefer(true, OptionalInt.of(10)));
  }

  @Test
  void ignoresWhatItDoesNotUnderstand() {
    assertThat(Prefer.parse("handling=lenient; wait=-3, wait=99999"))
        .isEqualTo(new Prefer(false, OptionalInt.empty()));
  }
}
