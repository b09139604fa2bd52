package dev.steward.decisions.stripe;

import dev.steward.decisions.webhooks.Answers;
import dev.steward.decisions.webhooks.Effect;
import dev.steward.decisions.webhooks.Sent;
import dev.steward.decisions.webhooks.VendorHttp;
import jakarta.inject.Singleton;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Stripe's API. All attempts bear one {@code Idempotency-Key}: Stripe does the thing once and says
 * the same again. Its {@code Stripe-Should-Retry} goes before what the status would mean.
 */
@Singleton
final class StripeApi {
  private static final String VERSION = "2024-06-20";
  private static final Duration LIMITED = Duration.ofSeconds(1);

  private final VendorHttp http;

  StripeApi(VendorHttp http) {
    this.http = http;
  }

  Sent send(StripeEndpoint endpoint, Effect effect) {
    return http.attempt(
        effect,
        VendorHttp.to(endpoint.api(), effect.call().path(), endpoint.key().orElseThrow())
            .header("Stripe-Version", VERSION)
            .header("Idempotency-Key", effect.key())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(effect.call().body())),
        StripeApi::read);
  }

  private static Sent read(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return new Sent.Done(answer.headers().firstValue("Request-Id").orElse("" + status));
    }
    String why = status + " " + Answers.message(answer, "/error/message");
    boolean usual = status == 409 || status == 429 || status == 408 || status >= 500;
    boolean again =
        answer.headers().firstValue("Stripe-Should-Retry").map(Boolean::parseBoolean).orElse(usual);
    if (!again) {
      return new Sent.Refused(why);
    }
    Optional<Duration> limited = status == 429 ? Optional.of(LIMITED) : Optional.empty();
    return new Sent.Later(why, Answers.retryAfter(answer).or(() -> limited));
  }
}
