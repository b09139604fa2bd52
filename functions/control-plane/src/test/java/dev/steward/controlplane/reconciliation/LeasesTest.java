package dev.steward.controlplane.reconciliation;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane;
import dev.steward.controlplane.kernel.Completion;
import dev.steward.controlplane.kernel.Outcome;
import dev.steward.controlplane.kernel.Usage;
import dev.steward.controlplane.runs.Run;
import dev.steward.controlplane.runs.RunState;
import dev.steward.controlplane.runs.Runs;
import dev.steward.controlplane.tools.ToolCatalog;
import dev.steward.json.Json;
import dev.steward.registry.Tool;
import dev.steward.testkit.http.StubAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may write what was found out. */
class LeasesTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private static RunningControlPlane steward;
  private static Leases leases;

  @BeforeAll
  static void start() {
    steward =
        RunningControlPlane.start(
            Map.of(
                "steward.reconciliation.every", "1h", "steward.resilience.executor.attempts", 1));
    leases = steward.context().getBean(Leases.class);
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @Test
  void ofManyWhoWantALeaseOneGetsIt() {
    Lease due = due(unknown());

    List<CompletableFuture<Optional<Lease>>> wishes =
        IntStream.range(0, 8)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> leases.next(due, LONG)))
            .toList();

    assertThat(wishes.stream().map(CompletableFuture::join).filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  void whatIsLeasedIsNotDue() {
    String run = unknown();
    leases.next(due(run), LONG);

    assertThat(find(run)).isEmpty();
  }

  @Test
  void aLeaseThatIsOverIsTakenByAHigherEpoch() {
    String run = unknown();
    Lease first = leases.next(due(run), Duration.ZERO).orElseThrow();

    Lease second = leases.next(due(run), LONG).orElseThrow();

    assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
  }

  @Test
  void whoeverLostTheLeaseWritesNothing() {
    String run = unknown();
    Lease slow = leases.next(due(run), Duration.ZERO).orElseThrow();
    Lease fast = leases.next(due(run), LONG).orElseThrow();

    assertThat(finish(run, slow)).isEqualTo(RunState.UNKNOWN);
    assertThat(steward.get("/v1/runs/" + run + "/events").text()).doesNotContain("run.succeeded");
    assertThat(finish(run, fast)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void aRestKeepsItFromBeingDue() {
    String run = unknown();
    Lease lease = leases.next(due(run), LONG).orElseThrow();

    leases.rest(lease, Duration.ZERO);
    assertThat(find(run)).isPresent();

    leases.rest(lease, LONG);
    assertThat(find(run)).isEmpty();
  }

  @Test
  void whatIsTooOldIsLeftToAPerson() {
    String run = unknown();

    assertThat(leases.due(ACME, List.of("stub.queryable"), Duration.ofSeconds(-5)))
        .extracting(Lease::run)
        .doesNotContain(run);
  }

  private static RunState finish(String id, Lease lease) {
    Run run = steward.context().getBean(Runs.class).find(ACME, id).orElseThrow();
    Tool tool = steward.context().getBean(ToolCatalog.class).tool(run.tool()).orElseThrow();
    return steward
        .context()
        .getBean(Completion.class)
        .complete(
            run,
            tool,
            new Outcome.Returned(Json.object().put("said", "late"), Usage.NONE),
            statements -> Leases.require(statements, lease))
        .state();
  }

  private static String unknown() {
    steward.executor().always(StubAnswer.reset());
    return steward.invoke("stub.queryable", "{}").json().path("run").asText();
  }

  private static Lease due(String run) {
    return find(run).orElseThrow();
  }

  private static Optional<Lease> find(String run) {
    return leases.due(ACME, List.of("stub.queryable"), Duration.ofDays(1)).stream()
        .filter(lease -> lease.run().equals(run))
        .findFirst();
  }
}
