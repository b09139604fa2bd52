package dev.steward.decisions.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.decisions.webhooks.Counting;
import dev.steward.decisions.webhooks.Headers;
import dev.steward.decisions.webhooks.Intake;
import dev.steward.decisions.webhooks.Mailbox;
import dev.steward.decisions.webhooks.Mailboxes;
import dev.steward.decisions.webhooks.Parcel;
import dev.steward.decisions.webhooks.Receipt;
import dev.steward.json.StrictJson;
import dev.steward.web.Open;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where Stripe sends its webhooks. Their signature stands for a token. */
@Controller("/webhooks/stripe")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StripeController {
  private final Stripe stripe;
  private final Intake intake;
  private final Counting counting;
  private final InstantSource clock;

  StripeController(Stripe stripe, Intake intake, Counting counting, InstantSource clock) {
    this.stripe = stripe;
    this.intake = intake;
    this.counting = counting;
    this.clock = clock;
  }

  @Post("/{endpoint}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Open
  HttpResponse<Receipt> told(
      @PathVariable String endpoint, @Body byte @Nullable [] body, HttpHeaders headers) {
    return counting.delivery(Stripe.SOURCE, () -> take(endpoint, body, headers));
  }

  private HttpResponse<Receipt> take(String endpoint, byte @Nullable [] body, HttpHeaders headers) {
    byte[] bytes = body == null ? new byte[0] : body;
    Instant now = clock.instant();
    Optional<StripeSignature> signature =
        StripeSignature.parse(Headers.only(headers, "Stripe-Signature"));
    Mailbox mailbox =
        Mailboxes.genuine(
            stripe.mailboxes(),
            endpoint,
            secret -> signature.isPresent() && signature.get().genuine(secret, bytes, now));
    JsonNode event = StrictJson.parse(bytes);
    Optional<InvoiceEvent> invoice = InvoiceEvent.read(event, now);
    return invoice.isEmpty()
        ? Receipt.ignored(InvoiceEvent.id(event), "nothing is done about events of this type")
        : HttpResponse.ok(
            intake.take(
                new Parcel(
                    mailbox, invoice.get().id(), true, Digest.of(bytes), invoice.get().told())));
  }
}
