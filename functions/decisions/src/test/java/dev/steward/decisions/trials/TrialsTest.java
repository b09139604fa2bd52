package dev.steward.decisions.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.decisions.Governed;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.Plan;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.decisions.plans.Plans;
import dev.steward.json.CanonicalJson;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outcomes do to a plan, over a real database. */
class TrialsTest {
  private static final String LIVE = "finance-constitution@1.0.0";
  private static final String OTHER = "finance-constitution@1.1.B";

  private final SplittableRandom random = new SplittableRandom(20261121);
  private Governed steward;
  private int customers;

  @BeforeEach
  void start(@TempDir Path folder) {
    steward = Governed.in(folder).publish(LIVE, OTHER);
  }

  @AfterEach
  void stop() {
    steward.close();
  }

  @Test
  void aHundredOutcomesMoveTheShares() {
    bind(Part.TRIAL, 5_000);

    decideAndReport(120, Map.of(LIVE, 0.2, OTHER, 0.9));

    Plan plan = plan();
    assertThat(plan.epoch()).isGreaterThan(1);
    assertThat(weights(plan).get(OTHER)).isGreaterThan(6_000);
    assertThat(weights(plan).get(LIVE)).as("the floor").isGreaterThanOrEqualTo(2_000);
    assertThat(plan.by()).isEqualTo("bandit");
  }

  @Test
  void withinAnEpochNothingMoves() {
    bind(Part.TRIAL, 5_000);

    decideAndReport(Bandit.EPOCH - 1, Map.of(LIVE, 0.2, OTHER, 0.9));

    assertThat(plan().epoch()).isEqualTo(1);
  }

  @Test
  void oneReportedAgainDoesNotCountTwice() {
    bind(Part.TRIAL, 5_000);
    String id = decide("again");

    for (int i = 0; i < 2 * Bandit.EPOCH; i++) {
      report(id, i % 2 == 0);
    }

    assertThat(plan().epoch()).isEqualTo(1);
  }

  @Test
  void aCustomerStaysWithItsPolicy() {
    bind(Part.TRIAL, 5_000);
    String first = policy("loyal");

    for (int i = 0; i < 20; i++) {
      assertThat(policy("loyal")).isEqualTo(first);
    }
  }

  @Test
  void aBetterPolicyIsProposedAndNeverMadeLiveAlone() {
    bind(Part.TRIAL, 5_000);
    decideAndReport(1_200, Map.of(LIVE, 0.4, OTHER, 1.0));

    JsonNode job = job("2026-01-05");

    assertThat(card(job).path("conclusion").asText()).isEqualTo("promote");
    assertThat(card(job).path("says").asText()).contains("better");
    assertThat(card(job).path("action").asText()).isEqualTo("proposed");
    JsonNode proposal = job.path("follow_ups").get(0);
    assertThat(proposal.path("tool").asText()).isEqualTo("decisions.promote");
    assertThat(plan().live().policy()).isEqualTo(LIVE);

    assertThat(proposal.at("/arguments/replaces").asText()).isEqualTo(LIVE);
    assertThat(proposal.at("/arguments/evidence").toString())
        .contains("Candidate: ", "Live policy: ", "Difference: +", "Guardrail, ", "Split: ");
    String call = proposal.path("arguments").toString();
    String another = call.replace("\"replaces\":\"" + LIVE, "\"replaces\":\"" + OTHER);
    refused(ProblemType.CONFLICT, () -> steward.askApproved("grace", "decisions.promote", another));
    refused(ProblemType.FORBIDDEN, () -> steward.ask("decisions.promote", call));
    refused(
        ProblemType.SELF_APPROVAL,
        () -> steward.askApproved(Governed.ADMIN.principal(), "decisions.promote", call));
    assertThat(plan().live().policy()).isEqualTo(LIVE);

    JsonNode promoted = steward.askApproved("grace", "decisions.promote", call);

    assertThat(plan().by()).isEqualTo("grace");

    assertThat(promoted.path("live").asText()).isEqualTo(OTHER);
    assertThat(plan().live().policy()).isEqualTo(OTHER);
    assertThat(weights(plan())).containsEntry(LIVE, 0).containsEntry(OTHER, PlannedPolicy.WHOLE);
  }

  @Test
  void whatWasJudgedMustStillBeThePlan() {
    bind(Part.TRIAL, 5_000);
    String promote =
        """
        {"domain": "finance", "candidate": "%s", "epoch": 1, "because": "it is better"}
        """
            .formatted(OTHER);
    bind(Part.TRIAL, 4_000);

    refused(ProblemType.CONFLICT, () -> steward.askApproved("grace", "decisions.promote", promote));
    assertThat(plan().live().policy()).isEqualTo(LIVE);
  }

  @Test
  void tooFewOutcomesAreNoReason() {
    bind(Part.CANARY, Rollout.FIRST);
    decideAndReport(60, Map.of(LIVE, 0.1, OTHER, 1.0));

    JsonNode job = job("2026-01-05");

    assertThat(card(job).path("conclusion").asText()).isEqualTo("no-data");
    assertThat(card(job).path("action").asText()).isEqualTo("none");
    assertThat(plan().epoch()).isEqualTo(1);
  }

  @Test
  void aRolloutTakesItsStepsAndThePeopleTheLast() {
    bind(Part.CANARY, Rollout.SECOND);
    decideAndReport(800, Map.of(LIVE, 0.5, OTHER, 0.95));

    JsonNode job = job("2026-01-05");

    assertThat(card(job).path("action").asText()).isEqualTo("proposed");
    assertThat(weights(plan()).get(OTHER)).isEqualTo(Rollout.SECOND);
  }

  @Test
  void oneThatIsWorseIsTakenBackAlone() {
    bind(Part.CANARY, Rollout.SECOND);
    decideAndReport(800, Map.of(LIVE, 0.95, OTHER, 0.3));

    JsonNode job = job("2026-01-05");

    assertThat(card(job).path("conclusion").asText()).isEqualTo("demote");
    assertThat(weights(plan())).containsEntry(LIVE, PlannedPolicy.WHOLE).containsEntry(OTHER, 0);
    assertThat(job.has("follow_ups")).isFalse();
    assertThat(policy("anybody")).isEqualTo(LIVE);
    JsonNode notice = Notices.only(steward, "decision.rolled-back");
    assertThat(notice.path("title").asText()).isEqualTo(OTHER + " was taken back");
    assertThat(notice.path("says").asText())
        .startsWith("It decided 30 % of the cases of finance.")
        .contains("should be taken back");
    assertThat(notice.path("points").get(0).asText()).startsWith("Candidate: ");
    assertThat(notice.path("advice").asText()).contains(LIVE + " decides these cases again");
  }

  @Test
  void aJobIsDoneOnceForADay() {
    bind(Part.TRIAL, 5_000);
    JsonNode first = job("2026-01-05");

    JsonNode second = job("2026-01-05");

    assertThat(first.path("ran").asBoolean()).isTrue();
    assertThat(second.path("ran").asBoolean(true)).isFalse();
    assertThat(CanonicalJson.bytes(second.path("report")))
        .isEqualTo(CanonicalJson.bytes(first.path("report")));
    assertThat(job("2026-01-06").path("ran").asBoolean()).isTrue();
  }

  @Test
  void aJobThatIsNoneAndADayThatIsNone() {
    assertThatThrownBy(() -> steward.ask("decisions.run_job", "{\"job\": \"nap\"}"))
        .satisfies(
            thrown ->
                assertThat(Governed.violations(thrown).getFirst())
                    .startsWith("/job must be one of"));
    assertThatThrownBy(() -> job("tomorrow"))
        .satisfies(thrown -> assertThat(Governed.violations(thrown).getFirst()).startsWith("/day"));
    assertThatThrownBy(() -> job("9999-01-01"))
        .satisfies(thrown -> assertThat(Governed.violations(thrown).getFirst()).startsWith("/day"));
  }

  private static void refused(ProblemType type, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Fault.class, it -> assertThat(it.type()).isEqualTo(type));
  }

  private void bind(Part part, int weight) {
    steward.bind(
        "finance",
        new PlannedPolicy(LIVE, Part.LIVE, PlannedPolicy.WHOLE - weight),
        new PlannedPolicy(OTHER, part, weight));
  }

  private void decideAndReport(int count, Map<String, Double> rates) {
    for (int i = 0; i < count; i++) {
      JsonNode decision = ask("customer " + customers++);
      report(
          decision.path("decision_id").asText(),
          random.nextDouble() < rates.getOrDefault(decision.path("policy").asText(), 0.0));
    }
  }

  private void report(String decision, boolean repaid) {
    steward.ask(
        "decisions.record_outcome",
        "{\"decision_id\": \"%s\", \"metrics\": {\"repaid\": %s, \"loss\": 0}}"
            .formatted(decision, repaid));
  }

  private String decide(String customer) {
    return ask(customer).path("decision_id").asText();
  }

  private String policy(String customer) {
    return ask(customer).path("policy").asText();
  }

  private JsonNode ask(String customer) {
    return steward.ask(
        "decisions.decide",
        """
        {"domain": "finance", "entity": "%s", "facts": {"amount": 400, "months": 24,
         "price": 1000, "income": 120, "expenses": 60, "seniority": 5, "records": false,
         "age": 44}}
        """
            .formatted(customer));
  }

  private JsonNode job(String day) {
    return steward.ask(
        "decisions.run_job", "{\"job\": \"scorecards\", \"day\": \"%s\"}".formatted(day));
  }

  private static JsonNode card(JsonNode job) {
    return job.path("report").path("scorecards").get(0);
  }

  private Plan plan() {
    TenantId tenant = Governed.TENANT;
    return steward.bean(Plans.class).epochs(tenant, "finance", 1).getFirst();
  }

  private static Map<String, Integer> weights(Plan plan) {
    return plan.policies().stream()
        .collect(Collectors.toMap(PlannedPolicy::policy, PlannedPolicy::weight));
  }
}
