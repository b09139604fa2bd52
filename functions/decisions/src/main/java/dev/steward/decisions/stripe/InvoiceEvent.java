package dev.steward.decisions.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.decisions.webhooks.Told;
import dev.steward.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads an event of Stripe's about an invoice. Who it is for, and what stands on it, is left. */
record InvoiceEvent(String id, Told told) {
  static final String DOMAIN = "invoice-triage";

  private static final Pattern EVENT = Pattern.compile("evt_[A-Za-z0-9_]{1,100}");
  private static final Pattern TYPE = Pattern.compile("[a-z_]{1,40}(\\.[a-z_]{1,60}){1,3}");
  private static final Pattern INVOICE = Pattern.compile("in_[A-Za-z0-9_]{1,100}");
  private static final Pattern CURRENCY = Pattern.compile("[a-z]{3}");
  private static final Pattern WORD = Pattern.compile("[a-z_]{1,60}");
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private static final String OF_INVOICE = "invoice.";

  /** Where something can be decided; what we do to it ourselves is not among them. */
  private static final Set<String> TRIAGED =
      Set.of("created", "finalized", "payment_failed", "payment_action_required", "overdue");

  /** The id of any event. */
  static String id(JsonNode event) {
    return shaped(event, "/id", EVENT);
  }

  /** Empty for events of other objects. */
  static Optional<InvoiceEvent> read(JsonNode event, Instant now) {
    String id = id(event);
    String type = shaped(event, "/type", TYPE);
    if (!type.startsWith(OF_INVOICE)) {
      return Optional.empty();
    }
    String happened = type.substring(OF_INVOICE.length());
    String invoice = shaped(event, "/data/object/id", INVOICE);
    ObjectNode payload = Json.object().put("invoice", invoice);
    payload.set("facts", facts(event, happened, now));
    return Optional.of(
        new InvoiceEvent(
            id,
            new Told(
                "stripe." + type,
                "stripe:" + invoice,
                payload,
                DOMAIN,
                TRIAGED.contains(happened),
                at(event, now))));
  }

  private static Instant at(JsonNode event, Instant now) {
    return second(event.path("created")).filter(at -> !at.isAfter(now)).orElse(now);
  }

  private static Optional<Instant> second(JsonNode since1970) {
    return since1970.canConvertToLong()
            && since1970.longValue() >= 0
            && since1970.longValue() <= LAST_SECOND
        ? Optional.of(Instant.ofEpochSecond(since1970.longValue()))
        : Optional.empty();
  }

  private static ObjectNode facts(JsonNode event, String happened, Instant now) {
    JsonNode invoice = event.at("/data/object");
    String currency = shaped(event, "/data/object/currency", CURRENCY);
    JsonNode due = invoice.path("amount_due");
    if (!due.isIntegralNumber()) {
      throw strange("/data/object/amount_due");
    }
    ObjectNode facts =
        Json.object()
            .put("event", happened)
            .put("amount", Amounts.inUnits(due.longValue(), currency))
            .put("currency", currency)
            .put("status", shaped(event, "/data/object/status", WORD))
            .put("collection", shaped(event, "/data/object/collection_method", WORD))
            .put("attempts", Math.max(0, invoice.path("attempt_count").asLong(0)))
            .put("live", event.path("livemode").asBoolean(false));
    JsonNode reason = invoice.path("billing_reason");
    if (reason.isTextual() && WORD.matcher(reason.textValue()).matches()) {
      facts.put("reason", reason.textValue());
    }
    second(invoice.path("due_date"))
        .map(dueAt -> Math.max(0, Duration.between(dueAt, now).toDays()))
        .ifPresent(days -> facts.put("overdue_days", days));
    return facts;
  }

  private static String shaped(JsonNode event, String pointer, Pattern shape) {
    JsonNode value = event.at(pointer);
    if (!value.isTextual() || !shape.matcher(value.textValue()).matches()) {
      throw strange(pointer);
    }
    return value.textValue();
  }

  private static Fault strange(String pointer) {
    return new Fault(
        ProblemType.INVALID_INPUT,
        "this is no such event of Stripe's",
        List.of(new Violation(pointer, "is not what Stripe puts there")),
        null);
  }
}
