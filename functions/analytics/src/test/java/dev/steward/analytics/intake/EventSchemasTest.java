package dev.steward.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.core.Fault;
import dev.steward.core.Violation;
import dev.steward.json.InvalidSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventSchemasTest {
  private static final Path SHIPPED = Path.of("../../contracts/events");

  private final RecordingEventBus bus = new RecordingEventBus();
  private final Door door = Door.before(bus, IntakeSettings.DEFAULT, EventSchemas.load(SHIPPED));

  @Test
  void dataThatFitsIsTaken() {
    assertThat(door.plain(checkout("'properties':{'amount':1,'currency':'EUR'}")).accepted())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'properties':{'amount':-1,'currency':'EUR'}  | /0/properties/amount
          'properties':{'amount':1,'currency':'euro'}  | /0/properties/currency
          'properties':{'amount':1}                    | /0/properties
          'id':'1'                                     | /0/properties
          """)
  void dataThatBreaksItsSchemaIsRefusedByItsPlace(String rest, String pointer) {
    assertThatThrownBy(() -> door.plain("[" + checkout(rest) + "]"))
        .isInstanceOfSatisfying(
            Fault.class,
            fault ->
                assertThat(fault.violations()).extracting(Violation::pointer).contains(pointer));
  }

  @Test
  void aCloudEventHasTheSameSchema() {
    String event =
        "{'specversion':'1.0','id':'1','source':'/s','type':'checkout.completed','data':%s}";

    assertThat(door.plain(event.formatted("{'amount':1,'currency':'EUR'}")).accepted())
        .isEqualTo(1);
    assertThatThrownBy(() -> door.plain(event.formatted("7"))).isInstanceOf(Fault.class);
  }

  @Test
  void aTypeWithoutASchemaMaySayWhatItLikes() {
    assertThat(EventSchemas.load(SHIPPED)).doesNotContainKey("visit");
    assertThat(door.plain("{'event':'visit','user':'u','properties':{'x':[{}]}}").accepted())
        .isEqualTo(1);
  }

  @Test
  void aSchemaThatCannotBeUsedStopsTheStart(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("broken.json"), "{\"type\":\"objekt\"}");

    assertThatThrownBy(() -> EventSchemas.load(folder)).isInstanceOf(InvalidSchema.class);
  }

  private static String checkout(String rest) {
    return "{'event':'checkout.completed','user':'u'," + rest + "}";
  }
}
