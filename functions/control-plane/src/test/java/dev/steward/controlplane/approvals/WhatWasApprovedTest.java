package dev.steward.controlplane.approvals;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.controlplane.kernel.Admission;
import dev.steward.controlplane.kernel.Cancellation;
import dev.steward.controlplane.kernel.Executions;
import dev.steward.controlplane.kernel.Kernel;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.Runs;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.core.Role;
import dev.steward.registry.Tool;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person approved is what runs, byte for byte, once; or nothing runs. */
class WhatWasApprovedTest {
  private RunningControlPlane steward;

  @BeforeEach
  void start() {
    steward = RunningControlPlane.start();
    steward.executor().always(StubAnswer.json(200, "{}"));
  }

  @AfterEach
  void stop() {
    steward.close();
  }

  @Test
  void anApprovedCallThatNobodyTookUpRuns() {
    Held held = Held.call(steward, "{\"amount\":\"100\"}");
    held.approvedAndLeft();

    resume(held);

    assertThat(held.ended()).isEqualTo("succeeded");
    assertThat(held.state()).isEqualTo("consumed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // one byte of the arguments
        "UPDATE control.run SET input = replace(input, '100', '900') WHERE id = 'RUN'",
        "UPDATE control.run SET max_cost = 7 WHERE id = 'RUN'",
        "UPDATE control.run SET principal = 'mallory@example.com' WHERE id = 'RUN'",
        "UPDATE control.run SET session_id = 'ses_other' WHERE id = 'RUN'",
        "UPDATE control.run SET task_id = 'other' WHERE id = 'RUN'",
        // what is approved, made to last longer
        "UPDATE control.approval SET expires_at = expires_at + interval '1 day'",
        "UPDATE control.approval SET digest = 'sha256:' || repeat('0', 64)",
      })
  void whatChangedAfterTheApprovalDoesNotRun(String change) {
    Held held = Held.call(steward, "{\"amount\":\"100\"}");
    held.approvedAndLeft(change);

    resume(held);

    assertThat(held.ended()).isEqualTo("refused");
    assertThat(held.problem()).isIn("approval-void", "session-ended");
    assertThat(held.state()).isEqualTo("void");
    assertThat(steward.executor().requests()).isEmpty();
  }

  @Test
  void whatChangedBeforeTheApprovalIsNotApproved() {
    Held held = Held.call(steward, "{\"amount\":\"100\"}");
    held.sql("UPDATE control.run SET input = replace(input, '100', '900') WHERE id = 'RUN'");

    Answer answer = held.decide("approve", "{}");

    assertThat(answer.status()).isEqualTo(409);
    // Decided, where the sweep came first.
    assertThat(answer.problem()).isIn("approval-void", "approval-decided");
    sweep();
    assertThat(held.state()).isEqualTo("void");
    assertThat(held.ended()).isEqualTo("refused");
    assertThat(held.problem()).isEqualTo("approval-void");
    assertThat(steward.executor().requests()).isEmpty();
  }

  @Test
  void aTextThatIsNotTheOneThatWasHashedIsNotApproved() {
    Held held = Held.call(steward, "{\"amount\":\"900\"}");
    held.sql("UPDATE control.approval SET call = replace(call, '900', '100')");

    assertThat(held.decide("approve", "{}").problem()).isIn("approval-void", "approval-decided");
    sweep();
    assertThat(held.state()).isEqualTo("void");
  }

  @Test
  void aHeldRunDoesNotRunWithoutItsApproval() {
    Held held = Held.call(steward, "{}");
    held.sql("UPDATE control.run SET state = 'admitted' WHERE id = 'RUN'");
    resume(held);
    assertThat(held.ended()).isEqualTo("refused");
    assertThat(held.problem()).isEqualTo("approval-void");

    Held other = Held.call(steward, "{}");
    other.approvedAndLeft("DELETE FROM control.approval WHERE id = 'APPROVAL'");
    resume(other);
    assertThat(other.ended()).isEqualTo("refused");
    assertThat(steward.executor().requests()).isEmpty();
  }

  @Test
  void anApprovalOfAnotherRunIsNone() {
    Held held = Held.call(steward, "{\"amount\":\"100\"}");
    Held other = Held.call(steward, "{\"amount\":\"100\"}");
    held.approvedAndLeft(
        "UPDATE control.approval SET state = 'approved', decided_by = 'g' WHERE id = '"
            + other.approval()
            + "'",
        "UPDATE control.run SET approval_id = '" + other.approval() + "' WHERE id = 'RUN'");

    resume(held);

    assertThat(held.ended()).isEqualTo("refused");
    assertThat(steward.executor().requests()).isEmpty();
  }

  @Test
  void anApprovalThatExpiredIsNotConsumed() {
    Held held = Held.call(steward, "{}");
    Instant past = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(1);
    BoundCall itself = boundUntil(held, past);
    held.approvedAndLeft(
        "UPDATE control.approval SET created_at = now() - interval '2 hours',"
            + " expires_at = '%s', call = '%s', digest = '%s' WHERE id = 'APPROVAL'"
                .formatted(past, itself.text(), itself.digest().value()));

    resume(held);

    assertThat(held.ended()).isEqualTo("refused");
    assertThat(held.problem()).isEqualTo("approval-expired");
    assertThat(held.state()).isEqualTo("void");
  }

  /** What it would have been bound to, had it been for so long only. */
  private BoundCall boundUntil(Held held, Instant end) {
    Run run = steward.context().getBean(Runs.class).find(ACME, held.run()).orElseThrow();
    Approval approval =
        steward.context().getBean(Approvals.class).find(ACME, held.approval()).orElseThrow();
    return BoundCall.of(run, approval.toolDigest(), approval.policy(), end);
  }

  @Test
  void anApprovalThatExpiredIsNotGivenAndMeansNo() {
    Held held = Held.call(steward, "{}");
    held.sql(
        "UPDATE control.approval SET created_at = now() - interval '2 hours',"
            + " expires_at = now() - interval '1 second' WHERE id = 'APPROVAL'");

    Answer answer = held.decide("approve", "{}");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("approval-expired");

    sweep();
    assertThat(held.ended()).isEqualTo("refused");
    assertThat(held.problem()).isEqualTo("approval-expired");
    assertThat(held.state()).isEqualTo("expired");
    assertThat(held.decide("approve", "{}").problem()).isEqualTo("approval-expired");
  }

  @Test
  void aPolicyPublishedMeanwhileVoidsWhatWaits() {
    Held waiting = Held.call(steward, "{}");
    Held approved = Held.call(steward, "{}");
    approved.approvedAndLeft();
    assertThat(publish().status()).isEqualTo(201);

    resume(approved);
    assertThat(approved.ended()).isEqualTo("refused");
    assertThat(approved.problem()).isEqualTo("approval-void");

    assertThat(waiting.decide("approve", "{}").problem()).isIn("approval-void", "approval-decided");
    sweep();
    assertThat(waiting.ended()).isEqualTo("refused");
    assertThat(waiting.problem()).isEqualTo("approval-void");
    assertThat(waiting.state()).isEqualTo("void");
    assertThat(steward.executor().requests()).isEmpty();
  }

  @Test
  void aToolThatChangedVoidsWhatWaits(@TempDir Path folder) throws Exception {
    Held waiting = Held.call(steward, "{}");
    Held approved = Held.call(steward, "{}");
    steward.close();
    approved.approvedAndLeft();
    String tools = Files.readString(Path.of("src/test/resources/tools.yaml"));
    Path changed =
        Files.writeString(
            folder.resolve("tools.yaml"), tools.replace("High risk.", "High risk, and more."));
    steward =
        RunningControlPlane.start(
            steward.database(), Map.of("steward.catalog.registry", changed.toString()));

    Held after = new Held(steward, approved.run(), approved.approval());
    resume(after);
    assertThat(after.ended()).isEqualTo("refused");
    assertThat(after.problem()).isEqualTo("approval-void");
    assertThat(after.state()).isEqualTo("void");

    Held still = new Held(steward, waiting.run(), waiting.approval());
    assertThat(still.decide("approve", "{}").problem()).isIn("approval-void", "approval-decided");
    sweep();
    assertThat(still.problem()).isEqualTo("approval-void");
    assertThat(steward.executor().requests()).isEmpty();
  }

  @Test
  void sixteenWhoDispatchAtOnceHaveOneEffect() throws Exception {
    Held held = Held.call(steward, "{}");
    held.approvedAndLeft();
    Run run = steward.context().getBean(Runs.class).find(ACME, held.run()).orElseThrow();
    Tool tool = steward.context().getBean(ToolCatalog.class).tool(run.tool()).orElseThrow();
    Kernel kernel = steward.context().getBean(Kernel.class);
    CountDownLatch go = new CountDownLatch(1);

    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<Run>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        all.add(
            threads.submit(
                () -> {
                  go.await();
                  return kernel.dispatch(new Admission.Admitted(run, tool), new Cancellation());
                }));
      }
      go.countDown();
      for (Future<Run> each : all) {
        each.get();
      }
    }

    assertThat(held.ended()).isEqualTo("succeeded");
    assertThat(steward.executor().requests()).hasSize(1);
    assertThat(held.state()).isEqualTo("consumed");
  }

  @Test
  void aFurtherAttemptOfTheSameRunIsNoFurtherUse() {
    steward.executor().next(StubAnswer.json(500, "{}"));
    Held held = Held.call(steward, "{\"amount\":\"100\"}");
    held.decide("approve", "{}");
    assertThat(held.ended()).isEqualTo("unknown");

    again(held);
    assertThat(held.runNow().path("attempt").asInt()).isEqualTo(2);
    assertThat(held.ended()).isEqualTo("succeeded");
  }

  @Test
  void aFurtherAttemptWithOtherArgumentsIsNotSent() {
    steward.executor().next(StubAnswer.json(500, "{}"));
    Held held = Held.call(steward, "{\"amount\":\"100\"}");
    held.decide("approve", "{}");
    assertThat(held.ended()).isEqualTo("unknown");
    held.sql("UPDATE control.run SET input = replace(input, '100', '900') WHERE id = 'RUN'");

    again(held);

    assertThat(steward.executor().requests()).hasSize(1);
    assertThat(held.ended()).isEqualTo("unknown");
  }

  private void again(Held held) {
    Run run = steward.context().getBean(Runs.class).find(ACME, held.run()).orElseThrow();
    Tool tool = steward.context().getBean(ToolCatalog.class).tool(run.tool()).orElseThrow();
    steward
        .context()
        .getBean(Kernel.class)
        .dispatch(new Admission.Admitted(run, tool), new Cancellation());
  }

  private void resume(Held held) {
    steward.context().getBean(Executions.class).resume(ACME, held.run());
  }

  private void sweep() {
    steward.context().getBean(ApprovalSweep.class).sweep();
  }

  private Answer publish() {
    return steward.send(
        HttpRequest.newBuilder(steward.url().resolve("/v1/policies"))
            .header("Authorization", "Bearer " + steward.tokenOf(Held.GRACE, ACME, Role.ADMIN))
            .header("Content-Type", "application/yaml")
            .POST(
                BodyPublishers.ofString(
                    """
                    name: more
                    version: 1.0.0
                    rules: [{name: all, when: "true", verdict: allow, reason: nothing to add}]
                    """))
            .build());
  }
}
