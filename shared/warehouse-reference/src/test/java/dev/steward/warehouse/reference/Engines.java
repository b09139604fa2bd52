package dev.steward.warehouse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Query;
import dev.steward.warehouse.duckdb.DuckDbSettings;
import dev.steward.warehouse.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two engines over the same events. */
final class Engines {
  private static final Limits LIMITS =
      new Limits(Long.MAX_VALUE, Duration.ofSeconds(30), Integer.MAX_VALUE);

  private static final DuckDbWarehouse DUCK_DB = open();

  private final TenantId tenant;
  private final ReferenceEngine reference;

  Engines(RandomEvents events) throws IOException {
    this(events.tenant(), events.all());
  }

  /** Each engine gets the events in this order, duplicates and all. */
  Engines(TenantId tenant, List<EventRow> events) throws IOException {
    this.tenant = tenant;
    reference = new ReferenceEngine(events);
    int half = events.size() / 2;
    DUCK_DB.append(events.subList(0, half));
    DUCK_DB.append(events.subList(half, events.size()));
  }

  /** The answer of both, when it is the same in the same order. */
  List<AnswerRow> query(Query query, Arguments arguments) {
    List<AnswerRow> expected = reference.query(tenant, query, arguments);
    List<AnswerRow> rows = DUCK_DB.query(tenant, query, arguments, LIMITS).rows();
    assertThat(rounded(rows)).as("DuckDB's answer to " + query.name()).isEqualTo(rounded(expected));
    return rows;
  }

  /** Sums of floating point numbers depend on their order, which SQL leaves open. */
  private static List<List<@Nullable Object>> rounded(List<AnswerRow> rows) {
    List<List<@Nullable Object>> rounded = new ArrayList<>();
    for (AnswerRow row : rows) {
      List<@Nullable Object> values = new ArrayList<>();
      for (Object value : row.values().values()) {
        values.add(value instanceof Double number ? (Object) (float) number.doubleValue() : value);
      }
      rounded.add(values);
    }
    return rounded;
  }

  private static DuckDbWarehouse open() {
    try {
      Path folder = Files.createTempDirectory("warehouse");
      return new DuckDbWarehouse(new DuckDbSettings(folder, DuckDbSettings.MEMORY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
