package dev.steward.decisions.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.decisions.webhooks.Hooked;
import dev.steward.decisions.webhooks.Hooked.Answer;
import dev.steward.json.Json;
import java.time.Instant;

/** Stripe's events of invoices, signed as Stripe does. */
final class Invoices {
  private Invoices() {}

  static Answer tell(Hooked steward, ObjectNode event) {
    return post(
        steward,
        Hooked.bytes(event.toString()),
        Instant.now().getEpochSecond(),
        Hooked.STRIPE_SECRET);
  }

  static Answer post(Hooked steward, byte[] body, long at, String secret) {
    return steward.post(
        "/webhooks/stripe/shop",
        body,
        "Stripe-Signature",
        "t=%d,v1=%s".formatted(at, StripeSignature.sign(secret, at, body)));
  }

  /** As Stripe's documentation shows one, with what stands on it cut short. */
  static ObjectNode event(String id, String invoice, String happened, long amount) {
    ObjectNode event =
        Json.object()
            .put("id", id)
            .put("object", "event")
            .put("api_version", "2024-06-20")
            .put("created", 1_700_000_000)
            .put("livemode", false)
            .put("pending_webhooks", 1)
            .put("type", "invoice." + happened);
    event
        .putObject("data")
        .putObject("object")
        .put("id", invoice)
        .put("object", "invoice")
        .put("amount_due", amount)
        .put("attempt_count", 0)
        .put("billing_reason", "manual")
        .put(
            "collection_method",
            happened.equals("finalized") ? "send_invoice" : "charge_automatically")
        .put("currency", "eur")
        .put("customer", "cus_123")
        .put("customer_email", "jenny@example.com")
        .put("status", "open");
    return event;
  }
}
