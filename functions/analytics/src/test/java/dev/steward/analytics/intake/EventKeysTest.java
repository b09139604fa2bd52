package dev.steward.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventKeysTest {
  private final EventKeys keys = new EventKeys(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

  @Test
  void theSameTextsHaveTheSameKey() {
    assertThat(keys.of("acme", "/shop", "é1")).isEqualTo(keys.of("acme", "/shop", "é1"));
  }

  @Test
  void whereOneTextEndsAndTheNextBeginsMatters() {
    assertThat(keys.of("acme", "/shop1", "2")).isNotEqualTo(keys.of("acme", "/shop", "12"));
    assertThat(keys.of("a", "")).isNotEqualTo(keys.of("a"));
    assertThat(keys.of("a\0")).isNotEqualTo(keys.of("a"));
  }

  @Test
  void anotherSecretGivesOtherKeys() {
    assertThat(EventKeys.secret().of("acme")).isNotEqualTo(EventKeys.secret().of("acme"));
  }
}
