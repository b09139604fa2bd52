package dev.steward.decisions.redacting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.Declaration;
import dev.steward.decisions.constitutions.FactType;
import dev.steward.json.Json;
import dev.steward.json.Pointers;
import dev.steward.redaction.PersonalFields;
import dev.steward.redaction.Redactor;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Facts as they are used and kept: what is declared personal is a token as a whole, and free text
 * has lost what names a person. Decisions are made from the result, so that they can be made again
 * from what is kept.
 */
@Singleton
public final class FactRedaction {
  private final Redactor redactor;

  FactRedaction(Redactor redactor) {
    this.redactor = redactor;
  }

  /**
   * What may leave for somebody else's machine, redacted as a whole; empty when that cannot be
   * done, or when what stands at {@code vital} could not be redacted before.
   */
  public Optional<ObjectNode> outgoing(TenantId tenant, ObjectNode document, String vital) {
    JsonNode redacted = redactor.redact(tenant, document, PersonalFields.NONE);
    return redacted instanceof ObjectNode object
            && !object.path(vital).toString().contains(Redactor.REDACTED)
        ? Optional.of(object)
        : Optional.empty();
  }

  public String text(TenantId tenant, String text) {
    return redactor.redact(tenant, text);
  }

  /** {@code facts} are those that the constitution declares. */
  public JsonNode of(TenantId tenant, Constitution constitution, JsonNode facts) {
    ObjectNode telling = Json.object();
    List<String> personal = new ArrayList<>();
    for (Declaration fact : constitution.facts().all()) {
      JsonNode value = facts.path(fact.name());
      if (value.isMissingNode() || value.isNull()) {
        continue;
      }
      if (fact.personal()) {
        personal.add(Pointers.child("", fact.name()));
        telling.set(fact.name(), value);
      } else if (fact.type() == FactType.STRING && fact.values().isEmpty()) {
        telling.set(fact.name(), value);
      }
    }
    if (telling.isEmpty()) {
      return facts;
    }
    JsonNode redacted = redactor.redact(tenant, telling, new PersonalFields(personal));
    ObjectNode kept = facts.deepCopy();
    telling
        .fieldNames()
        .forEachRemaining(
            name ->
                kept.set(
                    name,
                    // A document that could not be redacted is one text.
                    redacted.isObject() ? redacted.get(name) : redacted));
    return kept;
  }
}
