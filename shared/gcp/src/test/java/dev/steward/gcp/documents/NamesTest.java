package dev.steward.gcp.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.SeededRandom;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "a/b, a%2Fb",
    "a%2Fb, a%252Fb",
    "., %2E",
    ".., %2E.",
    "..., ...",
    "__x__, %5F_x__",
    "____, %5F___",
    "__x, __x",
    "日本, 日本"
  })
  void encodesWhatFirestoreForbids(String id, String name) {
    assertThat(Names.encode(id)).isEqualTo(name);
  }

  @Test
  void everyNameLeadsBackToItsId() {
    SeededRandom.forAll(
        500,
        random -> {
          String id = random.text(30);
          String name = Names.encode(id);
          assertThat(name).doesNotContain("/");
          assertThat(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8))
              .isEqualTo(id);
        });
  }
}
