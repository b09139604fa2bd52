package dev.steward.controlplane.ledger.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.StoredJson;
import dev.steward.registry.ToolRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the price table says, and what it may not say. */
class PriceTableTest {
  private static final Price WORDS =
      price(
          """
          call: 100
          units:
            tokens: {micros: 3, per: 1000, ceiling: 10000}
            posts: {micros: 50, from: output, at: /posts, ceiling: 4}
            channels: {micros: 7, from: input, at: /channels}
          """);

  @Test
  void everyToolThatIsShippedHasAPrice() throws Exception {
    PriceTable prices =
        PriceTable.of(Files.readString(Path.of("../../contracts/prices/prices.yaml")));

    assertThat(
            ToolRegistry.load(Path.of("../../tool-registry.yaml"), _ -> Optional.empty()).tools())
        .allSatisfy(tool -> assertThat(prices.price(tool.name())).as(tool.name()).isPresent());
  }

  @Test
  void aToolThatIsNotNamedHasNoPrice() {
    assertThat(table("a.b: {call: 1}").price("a.c")).isEmpty();
  }

  @Test
  void aWildcardCountsWhenItIsWritten() {
    PriceTable prices = table("a.b: {call: 1}\n  \"*\": {call: 9}");

    assertThat(prices.price("a.c").orElseThrow().call()).isEqualTo(9);
    assertThat(prices.price("a.b").orElseThrow().call()).isEqualTo(1);
  }

  @Test
  void theCeilingCountsTheInputAndTakesTheMostOfAllElse() throws Exception {
    assertThat(WORDS.ceiling(json("{\"channels\":[\"x\",\"y\"]}"))).isEqualTo(100 + 30 + 200 + 14);
    assertThat(WORDS.ceiling(json("{}"))).isEqualTo(100 + 30 + 200);
    assertThat(WORDS.ceiling(json("{\"channels\":3}"))).isEqualTo(100 + 30 + 200 + 21);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"channels\":\"x\"}",
        "{\"channels\":-1}",
        "{\"channels\":1.5}",
        "{\"channels\":true}",
        "{\"channels\":{}}",
        "{\"channels\":9007199254740991}"
      })
  void whatCannotBeCountedOrPaidHasNoCeiling(String input) {
    assertThatThrownBy(() -> WORDS.ceiling(json(input))).isInstanceOf(UncountableUnits.class);
  }

  @Test
  void whatWasUsedIsPaidAndPartOfAMicroIsAWholeOne() {
    JsonNode input = json("{\"channels\":1}");
    Optional<JsonNode> output = Optional.of(json("{\"posts\":[1,2]}"));

    assertThat(WORDS.actual(input, output, Map.of("tokens", 1L))).isEqualTo(100 + 1 + 100 + 7);
    assertThat(WORDS.actual(input, output, Map.of("tokens", 0L))).isEqualTo(100 + 0 + 100 + 7);
  }

  @Test
  void whatNobodyToldIsPaidAtItsCeiling() {
    assertThat(WORDS.actual(json("{}"), Optional.empty(), Map.of("words", 1L)))
        .isEqualTo(100 + 30 + 200);
  }

  @Test
  void moreThanANumberHoldsIsNotLess() {
    Price dear = price("call: 0\nunits:\n  tokens: {micros: 1000000000000, ceiling: 1}");

    assertThat(dear.actual(json("{}"), Optional.empty(), Map.of("tokens", 999_999_999_999_999L)))
        .isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          a.b: {}                                                              | /prices/a.b
          a.b: {call: -1}                                                      | /prices/a.b/call
          a.b: {call: 1.5}                                                     | /prices/a.b/call
          a.b: {call: "1"}                                                     | /prices/a.b/call
          a.b: {call: 1, unit: {}}                                             | /prices/a.b/unit
          a.b: {call: 1, units: {t: {micros: 1}}}                              | /prices/a.b/units/t
          a.b: {call: 1, units: {t: {micros: 1, per: 0, ceiling: 1}}}          | /prices/a.b/units/t/per
          a.b: {call: 1, units: {t: {micros: 1, from: output, ceiling: 1}}}    | /prices/a.b/units/t
          a.b: {call: 1, units: {t: {micros: 1, from: input}}}                 | /prices/a.b/units/t
          a.b: {call: 1, units: {t: {micros: 1, from: moon, ceiling: 1}}}      | /prices/a.b/units/t/from
          """)
  void aMistakeIsNamedByItsPlace(String price, String pointer) {
    assertThatThrownBy(() -> table(price))
        .isInstanceOfSatisfying(
            InvalidPrices.class,
            invalid ->
                assertThat(invalid.violations())
                    .extracting(violation -> violation.pointer())
                    .contains(pointer));
  }

  @Test
  void aPriceTwiceIsAMistake() {
    assertThatThrownBy(() -> table("a.b: {call: 1}\n  a.b: {call: 2}"))
        .hasMessageContaining("the key stands twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XYZ", "XTS", "usd", "DOLLAR", "1"})
  void anUnknownCurrencyIsAMistake(String currency) {
    assertThatThrownBy(() -> PriceTable.of("version: 1\ncurrency: " + currency + "\nprices: {}\n"))
        .isInstanceOf(InvalidPrices.class)
        .hasMessageContaining("/currency");
  }

  @ParameterizedTest
  @CsvSource({"0,0.00", "1,0.000001", "50000,0.05", "1250000,1.25", "-7000,-0.007"})
  void microsReadAsMoney(long micros, String money) {
    assertThat(Decimals.of(micros)).isEqualTo(money);
  }

  private static PriceTable table(String prices) {
    return PriceTable.of("version: 1\ncurrency: USD\nprices:\n  " + prices + "\n");
  }

  private static Price price(String yaml) {
    return table("a.b:\n" + yaml.indent(4)).price("a.b").orElseThrow();
  }

  private static JsonNode json(String text) {
    return StoredJson.read(text);
  }
}
