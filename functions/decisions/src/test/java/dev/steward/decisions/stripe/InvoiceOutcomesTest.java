package dev.steward.decisions.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.decisions.webhooks.Hooked;
import dev.steward.decisions.webhooks.Hooked.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What came of an invoice, as Stripe tells it, in any order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvoiceOutcomesTest {
  private static final long START = 1_700_000_000;
  private static final long DAY = 86_400;
  private static final String PAID = "{\"paid\": true, \"days_to_pay\": 2.0} webhook:stripe";
  private static final String UNPAID = "{\"paid\": false} webhook:stripe";

  private Hooked steward;

  @BeforeAll
  void start(@TempDir Path folder) {
    steward = Hooked.in(folder);
  }

  @AfterAll
  void stop() {
    steward.close();
  }

  @Test
  void aPaidInvoiceIsASuccessOfWhatWasDecidedAboutIt() {
    String decision = decided("paid");

    Answer answer = tell("paid", "paid", 2 * DAY);

    assertThat(answer.at("status")).isEqualTo("recorded");
    assertThat(answer.at("detail")).isEqualTo("the outcome of 1 decision");
    assertThat(steward.outcomes(decision)).containsExactly(PAID);
  }

  @Test
  void theSameEventAgainReportsNothing() {
    String decision = decided("twice");
    tell("twice", "paid", 2 * DAY);

    assertThat(tell("twice", "paid", 2 * DAY).at("status")).isEqualTo("duplicate");
    assertThat(steward.outcomes(decision)).hasSize(1);
  }

  @Test
  void whatCameBeforeTheDecisionIsItsOutcomeToo() {
    assertThat(tell("early", "paid", 2 * DAY).at("detail")).isEmpty();

    assertThat(steward.outcomes(decided("early"))).containsExactly(PAID);
  }

  @Test
  void whatHappenedBeforeIsNoOutcomeOfWhatIsDecidedLater() {
    tell("before", "marked_uncollectible", -DAY);

    assertThat(steward.outcomes(decided("before"))).isEmpty();
  }

  @Test
  void aLaterPaymentCorrectsAFailedOne() {
    String decision = decided("failed");

    Answer failed = tell("failed", "payment_failed", DAY);
    tell("failed", "paid", 2 * DAY);

    assertThat(failed.at("status")).isEqualTo("decided");
    assertThat(steward.outcomes(decision)).containsExactly(UNPAID, PAID);
    // The failure was decided about by itself; it is no outcome of that, but the payment is.
    assertThat(steward.outcomes(failed.at("decision"))).containsExactly(PAID.replace("2.0", "1.0"));
  }

  @Test
  void olderNewsThatComeLaterChangeNothing() {
    String decision = decided("late");
    tell("late", "paid", 2 * DAY);

    tell("late", "payment_failed", DAY);

    assertThat(steward.outcomes(decision)).containsExactly(PAID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"marked_uncollectible", "voided"})
  void anInvoiceThatIsGivenUpWasNotPaid(String happened) {
    String decision = decided(happened);

    tell(happened, happened, DAY);

    assertThat(steward.outcomes(decision)).containsExactly(UNPAID);
  }

  @Test
  void whatAPersonReportedAfterTheNewsStands() {
    String decision = decided("person");
    tell("person", "paid", 2 * DAY);
    steward.ask(
        "decisions.record_outcome",
        "{\"decision_id\": \"%s\", \"metrics\": {\"paid\": false}}".formatted(decision));

    tell("person", "payment_failed", DAY);
    assertThat(steward.outcomes(decision)).hasSize(2).last().asString().endsWith(" ada");

    tell("person", "marked_uncollectible", 3 * DAY);
    // Newer than the person's word, but it says the same.
    assertThat(steward.outcomes(decision)).hasSize(2);
  }

  @Test
  void aDeniedInvoiceThatIsVoidedIsNoFailure() {
    ObjectNode event = Invoices.event("evt_zero", "in_zero", "finalized", 0);
    String decision = Invoices.tell(steward, event.put("created", START)).at("decision");

    tell("zero", "voided", DAY);

    assertThat(steward.outcomes(decision)).isEmpty();
  }

  @Test
  void otherInvoicesAreAnotherMatter() {
    String decision = decided("mine");

    tell("other", "paid", DAY);

    assertThat(steward.outcomes(decision)).isEmpty();
  }

  private String decided(String invoice) {
    Answer answer = tell(invoice, "finalized", 0);
    assertThat(answer.at("verdict")).isEqualTo("approve");
    return answer.at("decision");
  }

  private Answer tell(String invoice, String happened, long later) {
    ObjectNode event =
        Invoices.event("evt_" + invoice + happened, "in_" + invoice, happened, 12_000);
    return Invoices.tell(steward, event.put("created", START + later));
  }
}
