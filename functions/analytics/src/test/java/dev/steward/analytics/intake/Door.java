package dev.steward.analytics.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.core.UlidSource;
import dev.steward.json.JsonSchema;
import dev.steward.json.StrictJson;
import dev.steward.ports.events.EventBus;
import dev.steward.testkit.FixedClock;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An intake over a bus, at noon of the first of March 2026. */
record Door(Intake intake, FixedClock clock) {
  static final TenantId ACME = new TenantId("acme");

  static Door before(EventBus bus) {
    return before(bus, IntakeSettings.DEFAULT, Map.of());
  }

  static Door before(EventBus bus, IntakeSettings settings, Map<String, JsonSchema> schemas) {
    FixedClock clock = FixedClock.at("2026-03-01T12:00:00Z");
    Examination examination = new Examination(settings, new EventSchemas(schemas));
    return new Door(new Intake(examination, new Recollection(settings, bus), bus, clock), clock);
  }

  Receipt plain(String json) {
    return take(Parcel.plain(json(json)));
  }

  Receipt take(Parcel parcel) {
    return intake.take(ACME, parcel, Naming.fresh(new UlidSource(clock)));
  }

  /** With ' for ". */
  static JsonNode json(String text) {
    return StrictJson.parse(
        text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), HttpBinding.LIMITS);
  }
}
