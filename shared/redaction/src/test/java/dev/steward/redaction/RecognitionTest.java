package dev.steward.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognitionTest {
  @Test
  void findsWhatPeopleMarkedInOurSamples() {
    Score score = Score.of(Sample.ours());

    assertThat(score.typed()).as(score.table()).isGreaterThanOrEqualTo(0.95);
    assertThat(score.exact()).as(score.table()).isGreaterThanOrEqualTo(0.9);
  }

  /** {@code -Dredaction.samples=FILE} measures another set and prints the table of the docs. */
  @Test
  @EnabledIfSystemProperty(named = "redaction.samples", matches = ".+")
  void measuresAnotherSet() throws IOException {
    Score score = Score.of(Sample.of(Path.of(System.getProperty("redaction.samples"))));
    System.out.println(score.table());

    assertThat(score.typed()).isGreaterThanOrEqualTo(0.85);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order 4111111111111112 was late", // fails the Luhn check
        "at 10:15:30 on 10:20",
        "version 1.2.3.4.5 of 300.1.1.1",
        "finance-constitution@1.0.0 against @1.1.B and INV-2025-00042",
        "see pom.xml, README.md and Main.java",
        "DE89 3704 0044 0532 0130 01",
        "amounts of 12,500.00 and 1.250,75",
        "127.0.0.1 and ::1 are nobody's",
        "std::vector and a::b",
        "1772359200123456 micros",
        "ID 01JAB3C4D5E6F7G8H9J0K1M2N3"
      })
  void takesNothingForAnotherThing(String text) {
    List<Span> spans = Recognisers.all().stream().flatMap(it -> it.find(text).stream()).toList();

    assertThat(spans).extracting(span -> span.type() + " " + span.of(text)).isEmpty();
  }
}
