package dev.steward.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors are those of RFC 8785, sections 3.2 and appendix B. */
class CanonicalJsonTest {
  @Test
  void writesTheExampleOfTheRfc() {
    String given =
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }
        """;

    assertThat(canonical(parse(given)))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void sortsKeysByUtf16CodeUnits() {
    String given =
        """
        {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
         "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
         "\\u00f6": "Latin Small Letter O With Diaeresis"}
        """;

    assertThat(parse(canonical(parse(given))).properties().stream().map(p -> p.getValue().asText()))
        .containsExactly(
            "Carriage Return",
            "One",
            "Control",
            "Latin Small Letter O With Diaeresis",
            "Euro Sign",
            "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh");
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
  })
  void writesNumbersAsEcmaScriptDoes(String bits, String expected) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

    assertThat(CanonicalJson.number(value)).isEqualTo(expected);
  }

  @Test
  void escapesOnlyWhatItMust() {
    assertThat(canonical(new TextNode("\b\t\n\f\r\u0001\u001f\"\\/\u007f\u2028é")))
        .isEqualTo("\"\\b\\t\\n\\f\\r\\u0001\\u001f\\\"\\\\/\u007f\u2028é\"");
  }

  @Test
  void writesADecimalAsTheDoubleItIsClosestTo() {
    assertThat(canonical(DecimalNode.valueOf(new BigDecimal("1.50")))).isEqualTo("1.5");
  }

  @ParameterizedTest
  @MethodSource
  void refusesWhatCouldNotBeReadBack(JsonNode value) {
    assertThatThrownBy(() -> CanonicalJson.bytes(value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<JsonNode> refusesWhatCouldNotBeReadBack() {
    return Stream.of(
        LongNode.valueOf((1L << 53) + 1),
        LongNode.valueOf(Long.MIN_VALUE),
        BigIntegerNode.valueOf(BigInteger.TEN.pow(30)),
        DoubleNode.valueOf(Double.NaN),
        DoubleNode.valueOf(Double.NEGATIVE_INFINITY),
        DoubleNode.valueOf(1e20),
        DecimalNode.valueOf(new BigDecimal("1e400")),
        TextNode.valueOf("\ud800"),
        Json.object().put("\udc00", 1),
        BinaryNode.valueOf(new byte[] {1}),
        new POJONode("x"),
        MissingNode.getInstance());
  }

  private static JsonNode parse(String text) {
    return StrictJson.parse(text.getBytes(UTF_8));
  }

  private static String canonical(JsonNode value) {
    return new String(CanonicalJson.bytes(value), UTF_8);
  }
}
