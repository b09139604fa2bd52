package dev.steward.decisions.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.constitutions.Verdict;
import dev.steward.decisions.deciding.Kept;
import dev.steward.decisions.webhooks.Call;
import dev.steward.decisions.webhooks.Effect;
import dev.steward.decisions.webhooks.Mailbox;
import dev.steward.decisions.webhooks.Mailboxes;
import dev.steward.decisions.webhooks.Sent;
import dev.steward.decisions.webhooks.Vendor;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is decided about an invoice is marked in its metadata. One that is to be sent by hand is
 * sent once that is approved, when it is final or overdue, and voided when it is denied.
 */
@Singleton
final class Stripe implements Vendor {
  static final String SOURCE = "stripe";

  private final List<StripeEndpoint> endpoints;
  private final List<Mailbox> mailboxes;
  private final StripeApi api;

  Stripe(List<StripeEndpoint> endpoints, StripeApi api) {
    this.endpoints = List.copyOf(endpoints);
    this.mailboxes = Mailboxes.of(endpoints.stream().map(StripeEndpoint::mailbox).toList());
    this.api = api;
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public List<Mailbox> mailboxes() {
    return mailboxes;
  }

  @Override
  public List<Call> calls(String endpoint, JsonNode payload, Kept decision) {
    return endpoint(endpoint).isPresent() && decision.effective() != Verdict.ESCALATE
        ? calls(payload, decision)
        : List.of();
  }

  @Override
  public Sent send(Effect effect) {
    return endpoint(effect.endpoint())
        .map(each -> api.send(each, effect))
        .orElseGet(() -> new Sent.Refused("the endpoint has no key any more"));
  }

  /** Without a key nothing can be done. */
  private Optional<StripeEndpoint> endpoint(String name) {
    return endpoints.stream()
        .filter(each -> each.name().equals(name) && each.key().isPresent())
        .findFirst();
  }

  private static List<Call> calls(JsonNode payload, Kept decision) {
    String path = "/v1/invoices/" + payload.path("invoice").asText();
    List<Call> calls = new ArrayList<>();
    calls.add(
        new Call(
            "mark",
            path,
            form(
                Map.of(
                    "metadata[steward_verdict]", decision.effective().wire(),
                    "metadata[steward_decision]", decision.decision().id(),
                    "metadata[steward_rule]", decision.decision().rule()))));
    JsonNode facts = payload.path("facts");
    boolean byHand =
        facts.path("collection").asText().equals("send_invoice")
            && facts.path("status").asText().equals("open");
    boolean isFinal = facts.path("event").asText().equals("finalized");
    boolean overdue = facts.path("event").asText().equals("overdue");
    if (byHand && decision.effective() == Verdict.APPROVE && (isFinal || overdue)) {
      calls.add(new Call("send", path + "/send", ""));
    } else if (byHand && decision.effective() == Verdict.DENY && isFinal) {
      calls.add(new Call("void", path + "/void", ""));
    }
    return calls;
  }

  private static String form(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
