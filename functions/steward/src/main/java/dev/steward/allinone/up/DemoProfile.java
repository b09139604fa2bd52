package dev.steward.allinone.up;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.json.Json;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.Documents;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The brand a first visitor finds; written only when there is none, so that changes stay. */
final class DemoProfile {
  private static final DocumentKey KEY = new DocumentKey(DemoTenant.ID, "brand_profiles", "demo");

  private DemoProfile() {}

  static void ensure(ApplicationContext brand) {
    // Based on version 0, a write loses to whatever is there already; either is fine.
    brand.getBean(Documents.class).write(KEY, 0, content(), new Authorship("steward", "seed"));
  }

  static JsonNode content() {
    try (InputStream json =
        Objects.requireNonNull(DemoProfile.class.getResourceAsStream("/demo/brand-profile.json"))) {
      return Json.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
