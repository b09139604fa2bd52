package dev.steward.decisions.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.decisions.Governed;
import dev.steward.decisions.webhooks.Hooked;
import dev.steward.decisions.webhooks.Hooked.Answer;
import dev.steward.testkit.http.ReceivedRequest;
import dev.steward.testkit.http.StubAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StripeWebhookTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private Hooked steward;

  @BeforeAll
  void start(@TempDir Path folder) {
    steward = Hooked.in(folder);
  }

  @BeforeEach
  void forget() {
    steward.forget();
  }

  @AfterAll
  void stop() {
    steward.close();
  }

  @Test
  void aUsualInvoiceIsMarkedAndSent() throws InterruptedException {
    Answer answer = told("evt_usual", "finalized", 12_000);

    assertThat(answer.at("status")).isEqualTo("decided");
    assertThat(answer.at("level")).isEqualTo("AL3");
    assertThat(steward.effects("evt_usual")).containsExactly("mark done 1", "send done 1");
    ReceivedRequest mark = steward.vendor().awaitRequest(SOON);
    assertThat(mark.path()).isEqualTo("/v1/invoices/in_evtusual");
    assertThat(mark.header("Content-Type")).contains("application/x-www-form-urlencoded");
    assertThat(mark.header("Authorization")).contains("Bearer rk_test_key");
    assertThat(mark.text())
        .isEqualTo(
            "metadata%5Bsteward_decision%5D="
                + answer.at("decision")
                + "&metadata%5Bsteward_rule%5D=band-AL3&metadata%5Bsteward_verdict%5D=approve");
    ReceivedRequest send = steward.vendor().awaitRequest(SOON);
    assertThat(send.path()).isEqualTo("/v1/invoices/in_evtusual/send");
    assertThat(send.header("Idempotency-Key")).isNotEqualTo(mark.header("Idempotency-Key"));
  }

  @Test
  void theSameEventAgainDoesNothingThoughItsBytesDiffer() {
    told("evt_twice", "finalized", 12_000);
    steward.effects("evt_twice");
    int asked = steward.vendor().requests().size();

    ObjectNode again = event("evt_twice", "finalized", 12_000).put("pending_webhooks", 0);
    Answer answer = told(again);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("status")).isEqualTo("duplicate");
    assertThat(steward.vendor().requests()).hasSize(asked);
  }

  @Test
  void aLargeInvoiceWaitsAndIsSentOnceAPersonAgrees() {
    Answer answer = told("evt_large", "finalized", 2_000_000);
    assertThat(answer.at("status")).isEqualTo("waiting");
    assertThat(steward.effects("evt_large")).containsExactly("ask done 1");

    resolve(answer.at("decision"), "approve");

    steward.awaitEffects("evt_large", "ask done 1", "mark done 1", "send done 1");
  }

  @Test
  void anInvoiceOverNothingIsVoidedOnceAPersonAgrees() {
    Answer answer = told("evt_nothing", "finalized", 0);
    assertThat(answer.at("rule")).isEqualTo("nothing-due");

    resolve(answer.at("decision"), "deny");

    steward.awaitEffects("evt_nothing", "ask done 1", "mark done 1", "void done 1");
  }

  @Test
  void allAttemptsBearOneKey() {
    steward
        .vendor()
        .next(StubAnswer.reset())
        .next(StubAnswer.json(500, "{}"))
        .next(StubAnswer.json(409, "{\"error\":{\"message\":\"in progress\"}}"));

    told("evt_retried", "payment_failed", 3_000);

    assertThat(steward.effects("evt_retried")).containsExactly("mark done 4");
    assertThat(steward.vendor().requests()).hasSize(4);
    assertThat(steward.vendor().requests())
        .extracting(each -> each.header("Idempotency-Key").orElseThrow())
        .containsOnly(steward.vendor().requests().getFirst().header("Idempotency-Key").orElse(""));
  }

  @Test
  void aRateLimitIsWaitedOut() {
    steward
        .vendor()
        .next(
            StubAnswer.of(
                429,
                Map.of("Content-Type", "application/json", "retry-after", "1"),
                "{\"error\":{\"message\":\"slow down\"}}"));

    told("evt_limit", "created", 3_000);

    assertThat(steward.effects("evt_limit")).containsExactly("mark done 2");
  }

  @Test
  void whatStripeSaysOfTryingAgainGoesFirst() {
    steward
        .vendor()
        .next(
            StubAnswer.of(
                500,
                Map.of("Content-Type", "application/json", "Stripe-Should-Retry", "false"),
                "{}"));

    told("evt_final", "created", 3_000);

    assertThat(steward.effects("evt_final")).containsExactly("mark refused 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 404})
  void aRefusalIsFinal(int status) {
    steward.vendor().next(StubAnswer.json(status, "{\"error\":{\"message\":\"no\"}}"));

    told("evt_refused" + status, "created", 3_000);

    assertThat(steward.effects("evt_refused" + status)).containsExactly("mark refused 1");
  }

  @Test
  void anOldOrForeignSignatureIsRefused() {
    byte[] body = Hooked.bytes(event("evt_old", "created", 3_000).toString());
    long now = Instant.now().getEpochSecond();

    assertThat(post(body, now - 301, Hooked.STRIPE_SECRET).status()).isEqualTo(401);
    assertThat(post(body, now + 360, Hooked.STRIPE_SECRET).status()).isEqualTo(401);
    assertThat(post(body, now, "whsec_of_somebody_else").status()).isEqualTo(401);
    assertThat(steward.post("/webhooks/stripe/shop", body).status()).isEqualTo(401);
  }

  @Test
  void eventsOfOtherThingsAreIgnored() {
    ObjectNode other = event("evt_charge", "created", 1).put("type", "charge.succeeded");
    Answer answer = told(other);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.at("status")).isEqualTo("ignored");
  }

  @Test
  void whatOneDidToAnInvoiceOneselfIsOnlyRecorded() {
    assertThat(told("evt_sent", "sent", 3_000).at("status")).isEqualTo("recorded");
  }

  @Test
  void anInvoiceThatIsNoneIsRefused() {
    ObjectNode strange = event("evt_strange", "created", 1);
    ((ObjectNode) strange.at("/data/object")).put("id", "in_1/../../charges");

    assertThat(told(strange).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 999_999_999_999_999L, 9_007_199_254_740_990L})
  void momentsThatAreNoneAreNotHeldAgainstIt(long moment) {
    ObjectNode event = event("evt_moment" + Math.abs(moment % 7), "created", 3_000);
    ((ObjectNode) event.at("/data/object")).put("due_date", moment);

    assertThat(told(event.put("created", moment)).status()).isEqualTo(200);
  }

  @Test
  void nobodyIsNamedInTheEvent() {
    told("evt_person", "created", 3_000);

    assertThat(
            steward.select(
                Governed.TENANT,
                "SELECT payload::text FROM governance.event WHERE correlation = ?",
                "evt_person"))
        .singleElement()
        .asString()
        .contains("\"amount\"")
        .doesNotContain("jenny", "cus_");
  }

  private void resolve(String decision, String verdict) {
    steward.ask(
        "decisions.resolve",
        "{\"decision_id\": \"%s\", \"verdict\": \"%s\"}".formatted(decision, verdict));
  }

  private Answer told(String id, String happened, long amount) {
    return told(event(id, happened, amount));
  }

  private Answer told(ObjectNode event) {
    return Invoices.tell(steward, event);
  }

  private Answer post(byte[] body, long at, String secret) {
    return Invoices.post(steward, body, at, secret);
  }

  private static ObjectNode event(String id, String happened, long amount) {
    return Invoices.event(id, "in_" + id.replace("_", ""), happened, amount);
  }
}
