package dev.steward.brand;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.json.StrictJson;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.Documents;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;

/** A small profile, and JSON without so many quotation marks escaped. */
final class Samples {
  private Samples() {}

  static JsonNode profile() {
    return json(
        """
        {'name': 'Acme',
         'voice': {'tone': ['plain'], 'style_notes': [], 'do': ['be brief'], 'dont': ['shout']},
         'audience': {'primary': 'engineers'},
         'claims_policy': {'forbidden_claims': ['cures all']}}
        """);
  }

  /** As the profile demo of the tenant demo. */
  static void store(ApplicationContext context) {
    context
        .getBean(Documents.class)
        .write(
            new DocumentKey(new TenantId("demo"), "brand_profiles", "demo"),
            0,
            profile(),
            new Authorship("seed", "seed"));
  }

  static JsonNode json(String text) {
    return StrictJson.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
