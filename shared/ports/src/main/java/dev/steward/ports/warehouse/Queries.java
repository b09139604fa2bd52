package dev.steward.ports.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The questions of {@code contracts/warehouse/queries}, each documented in its own header. */
public final class Queries {
  public static final Query DROPOFFS = named("dropoffs");
  public static final Query EVENT_TYPES = named("event_types");
  public static final Query FUNNEL = named("funnel");
  public static final Query METRIC_SERIES = named("metric_series");
  public static final Query OUTCOME_DELAYS = named("outcome_delays");
  public static final Query PROPERTIES = named("properties");
  public static final Query RETENTION = named("retention");
  public static final Query USER_FEATURES = named("user_features");

  private Queries() {}

  /** Any question of the folder, by the name of its file. */
  public static Query named(String name) {
    try (InputStream text = Queries.class.getResourceAsStream("queries/" + name + ".sql")) {
      if (text == null) {
        throw new IllegalArgumentException("no such query: " + name);
      }
      return Query.parse(name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
