package dev.steward.decisions.stripe;

import dev.steward.core.TenantId;
import dev.steward.decisions.webhooks.Mailbox;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * {@code steward.webhooks.stripe}, a list: an endpoint, whose it is, and the secrets ({@code
 * whsec_…}) its webhooks are signed with. With a key (a restricted one that may write invoices is
 * enough), decisions are carried out.
 */
@EachProperty(value = "steward.webhooks.stripe", list = true)
record StripeEndpoint(
    String name,
    String tenant,
    List<String> secrets,
    Optional<String> key,
    @Bindable(defaultValue = "https://api.stripe.com") URI api) {
  StripeEndpoint {
    key = key.filter(text -> !text.isBlank());
  }

  Mailbox mailbox() {
    return new Mailbox(Stripe.SOURCE, name, new TenantId(tenant), secrets);
  }
}
