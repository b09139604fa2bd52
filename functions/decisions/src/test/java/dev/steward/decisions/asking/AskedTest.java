package dev.steward.decisions.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.Governed;
import dev.steward.decisions.constitutions.Verdict;
import dev.steward.decisions.deciding.DecisionRows;
import dev.steward.decisions.deciding.Kept;
import dev.steward.decisions.deciding.Status;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.journal.Entry;
import dev.steward.journal.Facts;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A decision that people were asked about in vain does not wait for ever. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskedTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final String LARGE =
      """
      {"domain": "finance", "entity": "ENTITY", "facts": {"amount": 2500, "months": 60, "price": 4000,
       "income": 120, "expenses": 60, "seniority": 5, "records": false}}
      """;

  private static final String TRAINING =
      """
      {"domain": "hr", "entity": "ENTITY",
       "facts": {"request": "training", "cost": 4000, "tenure_months": 30}}
      """;

  private static final Set<String> WITH_A_CAUSE = Set.of("approval.void", "approval.failed");

  private Governed steward;
  private int events;

  @BeforeAll
  void start(@TempDir Path folder) {
    steward = Governed.in(folder).publish("finance-constitution@1.0.0", "hr-constitution@1.0.0");
    steward.bind("hr", new PlannedPolicy("hr-constitution@1.0.0", Part.LIVE, PlannedPolicy.WHOLE));
    steward.bind(
        "finance", new PlannedPolicy("finance-constitution@1.0.0", Part.LIVE, PlannedPolicy.WHOLE));
  }

  @AfterAll
  void stop() {
    steward.close();
  }

  @ParameterizedTest
  @CsvSource({
    "approval.rejected, rejected, grace",
    "approval.revised, rejected, grace",
    "approval.expired, expired,",
    "approval.void, withdrawn,",
    "approval.failed, withdrawn,"
  })
  void whatEndsWithoutADecisionIsSaidSo(String type, String status, String by) {
    String decision = decide(type);
    say("approval.opened", decision, "apr_" + type, "ada");

    say(type, decision, "apr_" + type, "grace");

    Kept kept = kept(decision);
    assertThat(kept.decision().status().wire()).isEqualTo(status);
    assertThat(kept.effective()).isEqualTo(Verdict.ESCALATE);
    Kept.Ended ended = kept.ended().orElseThrow();
    assertThat(ended.by()).isEqualTo(Optional.ofNullable(by));
    assertThat(ended.at()).isEqualTo(AT);
    assertThat(ended.note()).contains("not like this");
    assertThat(told("decision." + status, decision)).hasSize(1);
  }

  /** What was only proposed is no approval that the next decision may count. */
  @Test
  void itCountsAsNoApprovalLater() {
    String first = decide(TRAINING, "employee");
    say("approval.opened", first, "apr_training", "ada");
    assertThat(approvedBefore("employee")).isZero();

    say("approval.rejected", first, "apr_training", "grace");

    assertThat(approvedBefore("employee")).isZero();
  }

  private double approvedBefore(String entity) {
    return kept(decide(TRAINING, entity)).decision().features().path("approved_30d").asDouble(-1);
  }

  @Test
  void itEndsOnceHoweverOftenItIsHeard() {
    String decision = decide("once");
    say("approval.opened", decision, "apr_once", "ada");
    say("approval.rejected", decision, "apr_once", "grace");
    say("approval.rejected", decision, "apr_once", "grace");

    forget();

    assertThat(kept(decision).decision().status()).isEqualTo(Status.REJECTED);
    assertThat(told("decision.rejected", decision)).hasSize(1);
  }

  @Test
  void itWaitsAsLongAsPeopleAreAskedInAnotherWay() {
    String decision = decide("twice");
    say("approval.opened", decision, "apr_a", "ada");
    say("approval.opened", decision, "apr_b", "ada");
    say("approval.void", decision, "apr_a", "ada");

    assertThat(kept(decision).decision().status()).isEqualTo(Status.WAITING);

    say("approval.expired", decision, "apr_b", "ada");

    assertThat(kept(decision).decision().status()).isEqualTo(Status.EXPIRED);
  }

  @Test
  void whoAsksAgainCanStillHaveItResolved() {
    String decision = decide("again");
    say("approval.opened", decision, "apr_again", "ada");
    say("approval.expired", decision, "apr_again", "ada");

    resolve(decision, "deny");

    Kept kept = kept(decision);
    assertThat(kept.decision().status()).isEqualTo(Status.RESOLVED);
    assertThat(kept.resolution()).contains(Verdict.DENY);
  }

  @Test
  void whatPeopleHaveDecidedStaysDecided() {
    String decision = decide("decided");
    say("approval.opened", decision, "apr_c", "ada");
    say("approval.opened", decision, "apr_d", "ada");
    resolve(decision, "approve");

    say("approval.failed", decision, "apr_c", "ada");
    say("approval.rejected", decision, "apr_d", "henry");

    assertThat(kept(decision).decision().status()).isEqualTo(Status.RESOLVED);
  }

  @Test
  void nobodyIsAskedAboutWhatIsDecided() {
    String decision = decide("late");
    resolve(decision, "approve");

    say("approval.opened", decision, "apr_late", "ada");
    say("approval.rejected", decision, "apr_late", "henry");

    assertThat(kept(decision).decision().status()).isEqualTo(Status.RESOLVED);
    assertThat(told("decision.rejected", decision)).isEmpty();
  }

  /** Somebody approved, and whoever watches the run says it was done; it was not. */
  @Test
  void anApprovalThatWasGivenDoesNotKeepAnotherFromEndingIt() {
    String decision = decide("lost");
    say("approval.opened", decision, "apr_lost", "ada");
    say("approval.consumed", decision, "apr_lost", "ada");
    assertThat(kept(decision).decision().status()).isEqualTo(Status.WAITING);
    say("approval.opened", decision, "apr_more", "ada");

    say("approval.rejected", decision, "apr_more", "grace");

    assertThat(kept(decision).decision().status()).isEqualTo(Status.REJECTED);
  }

  @Test
  void anApprovalThatWasGivenAndCameToNothingEndsIt() {
    String decision = decide("failed");
    say("approval.opened", decision, "apr_failed", "ada");
    say("approval.consumed", decision, "apr_failed", "ada");

    say("approval.failed", decision, "apr_failed", "ada");

    assertThat(kept(decision).decision().status()).isEqualTo(Status.WITHDRAWN);
    resolve(decision, "deny");
    assertThat(kept(decision).resolution()).contains(Verdict.DENY);
  }

  @Test
  void nothingComesOfItThatCouldBeReported() {
    String decision = decide("outcome");
    say("approval.opened", decision, "apr_outcome", "ada");
    say("approval.rejected", decision, "apr_outcome", "grace");

    assertThatThrownBy(
            () ->
                steward.ask(
                    "decisions.record_outcome",
                    "{\"decision_id\": \"%s\", \"metrics\": {\"repaid\": true}}"
                        .formatted(decision)))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.type()).isEqualTo(ProblemType.CONFLICT));
  }

  @Test
  void whatOthersSayOfNothingOrOfAnotherTenantsChangesNothing() {
    String decision = decide("foreign");
    say("approval.opened", decision, "apr_f", "ada");
    say("approval.opened", "dec_nobody", "apr_n", "ada");
    say("approval.rejected", "dec_nobody", "apr_n", "ada");
    say("approval.rejected", decision, "apr_unknown", "ada");
    journal(new TenantId("globex"), "approval.rejected", decision, "apr_f", "ada");
    hear();

    assertThat(kept(decision).decision().status()).isEqualTo(Status.WAITING);
  }

  private String decide(String entity) {
    return decide(LARGE, entity);
  }

  private String decide(String question, String entity) {
    JsonNode decision = steward.ask("decisions.decide", question.replace("ENTITY", entity));
    assertThat(decision.path("status").asText()).isEqualTo("waiting");
    return decision.path("decision_id").asText();
  }

  private void resolve(String decision, String verdict) {
    steward.askApproved(
        "grace",
        "decisions.resolve",
        "{\"decision_id\": \"%s\", \"verdict\": \"%s\"}".formatted(decision, verdict));
  }

  /** What the control plane says of an approval, and it is heard. */
  private void say(String type, String decision, String approval, String principal) {
    journal(Governed.TENANT, type, decision, approval, principal);
    hear();
  }

  private void journal(
      TenantId tenant, String type, String decision, String approval, String principal) {
    ObjectNode data =
        Json.object()
            .put("approval", approval)
            .put("about", decision)
            .put(WITH_A_CAUSE.contains(type) ? "why" : "note", "not like this");
    NewEntry entry =
        new NewEntry(
            "evt_asked_" + events++,
            type,
            AT,
            new Facts(principal, "run_x", null, null, null, "decisions.resolve", null),
            data);
    transactions()
        .write(
            tenant, tx -> steward.bean(Journal.class).append(tx, tenant, "runs", List.of(entry)));
  }

  private void hear() {
    assertThat(steward.bean(Asked.class).hear(Governed.TENANT)).isFalse();
  }

  /** As if nothing had been heard yet, such as after a restore. */
  private void forget() {
    transactions()
        .write(
            Governed.TENANT,
            tx -> {
              steward.bean(AskedRows.class).heard(tx, Governed.TENANT, 0);
              return true;
            });
    hear();
  }

  private Kept kept(String decision) {
    return transactions()
        .read(
            Governed.TENANT,
            tx -> steward.bean(DecisionRows.class).find(tx, Governed.TENANT, decision))
        .orElseThrow();
  }

  private List<Entry> told(String type, String decision) {
    return transactions()
        .read(
            Governed.TENANT,
            tx ->
                steward
                    .bean(Journal.class)
                    .tail(tx, Governed.TENANT, "decisions.finance", 0, 1_000))
        .stream()
        .filter(entry -> entry.type().equals(type) && entry.body().contains(decision))
        .toList();
  }

  private TenantTransactions transactions() {
    return steward.bean(TenantTransactions.class);
  }
}
