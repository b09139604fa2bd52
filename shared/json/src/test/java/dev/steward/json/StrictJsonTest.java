package dev.steward.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.ProblemType;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  @Test
  void readsEveryKindOfValue() {
    JsonNode read = parse("{\"a\":[1,-2.5,true,null,\"x\\u00e9\\ud83d\\ude00\"],\"\":{}}");

    assertThat(read.toString()).isEqualTo("{\"a\":[1,-2.5,true,null,\"xé😀\"],\"\":{}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"\"", "null", " [ ] ", "\t{}\r\n", "false"})
  void readsAnyValueAtTheTop(String text) {
    assertThat(parse(text).toString()).isEqualTo(text.strip().replace(" ", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void refusesNothingAtAll(String text) {
    assertRefused(text, "there is no JSON here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[1,",
        "{\"a\":",
        "\"abc",
        "tru",
        "nul",
        "{'a':1}",
        "[1,]",
        "{\"a\":1,}",
        "01",
        "+1",
        ".5",
        "1.",
        "1e",
        "-",
        "NaN",
        "Infinity",
        "-Infinity",
        "// x\n1",
        "/* x */ 1",
        "# x\n1",
        "a",
        "]",
        "}",
        "[1 2]",
        "{\"a\" 1}",
        "{1:2}",
        "\"\\x\"",
        "\"\\u12\"",
        "\"a\nb\"",
        "\"\u0001\"",
        "\uFEFF1",
        "[,1]",
        "1\u00A0",
        "\u000B1"
      })
  void refusesWhatIsNotJson(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedJson.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 2", "{}{}", "[] x", "null,", "{} ]", "1 // x", "\"a\"\"b\""})
  void refusesAnythingAfterTheValue(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedJson.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"a\":1,\"a\":2}', 1, 8",
    "'{\"a\":1,\"\\u0061\":2}', 1, 8",
    "'{\"x\":[{\"b\":1,\n \"b\":1}]}', 2, 2",
  })
  void refusesAKeyThatStandsTwice(String text, int line, int column) {
    assertRefused(
        text, "a key stands twice in one object (line " + line + ", column " + column + ")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "22ff22", "22c022", "22c3", "22c0af22", "22e28022", "22eda08022", "22edb08022",
        "22f490808022", "22f8888080802222", "fffe31003200", "000000317b", "ff", "80", "5b31fe5d"
      })
  void refusesWhatIsNotUtf8(String hex) {
    assertThatThrownBy(() -> StrictJson.parse(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedJson.class);
  }

  @Test
  void keepsTheReplacementCharacterWhereItWasSent() {
    assertThat(parse("\"\uFFFD\"").textValue()).isEqualTo("\uFFFD");
  }

  @Test
  void refusesABareU0000() {
    assertThatThrownBy(() -> StrictJson.parse(new byte[] {'"', 0, '"'}))
        .isInstanceOf(MalformedJson.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\udc00\\ud800\"",
        "\"\\ud800x\"",
        "\"x\\uD83D\"",
        "\"\\ud800\\ud800\\udc00\"",
        "{\"\\ud800\":1}"
      })
  void refusesHalfASurrogatePair(String text) {
    assertThatThrownBy(() -> parse(text)).hasMessageContaining("half a surrogate pair");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\u0000\"", "{\"a\\u0000b\":1}"})
  void refusesTheCharacterPostgresCannotHold(String text) {
    assertThatThrownBy(() -> parse(text)).hasMessageContaining("U+0000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "-9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999999",
        "9007199254740994.0",
        "1e17",
        "-1E20",
        "9.99e20"
      })
  void refusesAWholeNumberBeyond2To53HoweverItIsWritten(String text) {
    assertRefused(text, "a whole number is beyond 2^53 (line 1, column 1)");
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740992, 9007199254740992",
    "-9007199254740992, -9007199254740992",
    "9007199254740991.0, 9007199254740991",
    "1.0, 1",
    "-0, 0",
    "-0.0, 0",
    "1e3, 1000",
    "1E30, 1.0E30",
    "0.1, 0.1",
    "1e-999, 0",
  })
  void readsANumberAsTheOneNodeOfItsValue(String text, String expected) {
    assertThat(parse(text).toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999", "-1e309", "1e99999999999999999999", "1.8e308"})
  void refusesANumberTooLargeToBeFinite(String text) {
    assertRefused(text, "a number is too large (line 1, column 1)");
  }

  @Test
  void refusesAMegabyteOfDigitsAtOnce() {
    for (String text :
        new String[] {
          "9".repeat(1_000_000), "0." + "7".repeat(1_000_000), "1e" + "0".repeat(900_000)
        }) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(2),
          () -> assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedJson.class));
    }
  }

  @Test
  void refusesDepth10000WithoutOverflowingTheStack() {
    assertRefused("[".repeat(10_000), "nested deeper than 64 (line 1, column 65)");
    assertThatThrownBy(() -> parse("{\"a\":".repeat(10_000)))
        .hasMessageContaining("deeper than 64");
  }

  @Test
  void acceptsExactlyTheDepthAllowed() {
    assertThat(parse("[".repeat(64) + "]".repeat(64)).isArray()).isTrue();
  }

  @Test
  void refusesMoreThanTheLimitsAllow() {
    JsonLimits limits = new JsonLimits(20, 3, 4, 5);

    assertThatThrownBy(() -> StrictJson.parse(bytes("\"" + "a".repeat(19) + "\""), limits))
        .hasMessage("the text is longer than 20 bytes");
    assertThatThrownBy(() -> StrictJson.parse(bytes("\"abcde\""), limits))
        .hasMessage("a string is longer than 4 characters (line 1, column 1)");
    assertThatThrownBy(() -> StrictJson.parse(bytes("{\"abcde\":1}"), limits))
        .hasMessage("a string is longer than 4 characters (line 1, column 2)");
    assertThatThrownBy(() -> StrictJson.parse(bytes("[1,2,3,4,5]"), limits))
        .hasMessage("more than 5 values (line 1, column 10)");
    assertThat(StrictJson.parse(bytes("[1,2,3,\"four\"]"), limits)).hasSize(4);
  }

  @Test
  void readsManyKeysWithTheSameHashQuickly() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 1 << 14; i++) {
      text.append(i == 0 ? "\"" : ",\"");
      for (int bit = 0; bit < 14; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append("\":1");
    }

    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(parse(text + "}")).hasSize(1 << 14));
  }

  @Test
  void saysWhereButNeverWhat() {
    assertThatThrownBy(() -> parse("{\"password\":\n  \"hunter2\" \"hunter3\"}"))
        .isInstanceOfSatisfying(
            MalformedJson.class,
            refused -> {
              assertThat(refused.type()).isEqualTo(ProblemType.MALFORMED_JSON);
              assertThat(refused).hasMessage("this is not JSON (line 2, column 13)").hasNoCause();
            });
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedJson.class).hasMessage(message);
  }

  private static JsonNode parse(String text) {
    return StrictJson.parse(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
