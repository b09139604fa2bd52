package dev.steward.web.observability;

import ch.qos.logback.core.PropertyDefinerBase;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How log lines are written: what {@code STEWARD_LOG} says, or readable lines. */
public final class LogFormat extends PropertyDefinerBase {
  private static final Set<String> KNOWN = Set.of("console", "json", "gcp");

  @Override
  public String getPropertyValue() {
    return of(System.getenv());
  }

  static String of(Map<String, String> environment) {
    @Nullable String asked = environment.get("STEWARD_LOG");
    return asked != null && KNOWN.contains(asked) ? asked : "console";
  }
}
