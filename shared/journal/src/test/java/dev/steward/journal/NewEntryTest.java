package dev.steward.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewEntryTest {
  private static final Facts FACTS = new Facts("alice", null, null, null, null, null, null);
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"run.admitted", "run.cancel-asked", "x", "a.b.c9"})
  void takesDottedTypes(String type) {
    assertThat(entry("evt_1", type, NOW).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Run.admitted", "run..x", ".run", "run.", "run admitted", "run\n", "9"})
  void refusesOtherTypes(String type) {
    assertThatThrownBy(() -> entry("evt_1", type, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void boundsTheTypesLength() {
    entry("evt_1", "a".repeat(128), NOW);
    assertThatThrownBy(() -> entry("evt_1", "a".repeat(129), NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "evt 1", "evt\n", "é"})
  void refusesEventIdsThatAreNotPlain(String id) {
    assertThatThrownBy(() -> entry(id, "run.admitted", NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void boundsTheEventIdsLength() {
    entry("e".repeat(128), "run.admitted", NOW);
    assertThatThrownBy(() -> entry("e".repeat(129), "run.admitted", NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsMicroseconds() {
    assertThat(entry("evt_1", "x", NOW.plusNanos(123_456_789)).at())
        .isEqualTo(NOW.plusNanos(123_456_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
  void refusesYearsThatHaveNoFourDigits(String at) {
    assertThatThrownBy(() -> entry("evt_1", "x", Instant.parse(at)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static NewEntry entry(String id, String type, Instant at) {
    return new NewEntry(id, type, at, FACTS, Json.object());
  }
}
