package dev.steward.web.observability;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps callers from making time series: a method nobody has heard of is counted as one. */
@Factory
final class BoundedLabels {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  @Singleton
  MeterFilter knownMethods() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        String method = id.getTag("method");
        return id.getName().startsWith("http.server") && method != null && !METHODS.contains(method)
            ? id.replaceTags(withoutMethod(id.getTags()))
            : id;
      }
    };
  }

  private static List<Tag> withoutMethod(List<Tag> tags) {
    List<Tag> bounded = new ArrayList<>(tags);
    bounded.replaceAll(tag -> tag.getKey().equals("method") ? Tag.of("method", "OTHER") : tag);
    return bounded;
  }
}
