package dev.steward.decisions.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.decisions.Deployment;
import dev.steward.decisions.Governed;
import dev.steward.decisions.assist.Refunds;
import dev.steward.decisions.policies.Policies;
import dev.steward.decisions.policies.PolicyId;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.http.StubExecutor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Of four usual refunds a model agreed to one, doubted two, and was silent about one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssistedReplayTest {
  private final StubExecutor vertex = StubExecutor.start();
  private Governed steward;

  @BeforeAll
  void decide(@TempDir Path folder) {
    steward =
        Refunds.governed(Deployment.in(folder), vertex, Map.of("steward.assist.timeout", "1s"));
    Refunds.bind(steward);
    vertex
        .next(Refunds.says("{\"reason\": \"nothing odd\"}"))
        .next(Refunds.says("{\"level\": \"AL1\", \"reason\": \"odd\"}"))
        .next(Refunds.says("{\"verdict\": \"deny\", \"reason\": \"very odd\"}"))
        .always(StubAnswer.hang());
    for (int i = 0; i < 4; i++) {
      steward.ask("decisions.decide", Refunds.asks("c" + i, "{\"amount\": 10" + i + "}"));
    }
    vertex.forget();
  }

  @AfterAll
  void stop() {
    steward.close();
    vertex.close();
  }

  @Test
  void whatTheModelSaidCountsAgainAndNobodyAsksIt() {
    Report report = replay("refunds@1.0.0");

    assertThat(report.replayed()).isEqualTo(4);
    assertThat(report.same()).isEqualTo(4);
    assertThat(vertex.requests()).isEmpty();
  }

  @Test
  void silenceIsJudgedByThePolicyThatIsReplayed() {
    publish("1.1.0", "outcome:", "  whenUnavailable: keep\noutcome:");

    assertThat(replay("refunds@1.1.0").changed()).isOne();
  }

  @Test
  void whatItWouldSayToAnotherQuestionNobodyKnows() {
    publish("1.2.0", "Doubt a note", "Doubt everything, and a note");

    Report report = replay("refunds@1.2.0");

    assertThat(report.replayed()).isZero();
    assertThat(report.notReplayed())
        .isEqualTo(Map.of("its model was not asked this, and is not asked now", 4));
    assertThat(vertex.requests()).isEmpty();
  }

  @Test
  void aPolicyThatAsksNobodyIsReplayedWithoutTheModel() {
    publish("1.3.0", "(?s)assist:.*?outcome:", "outcome:");

    Report report = replay("refunds@1.3.0");

    assertThat(report.same()).isOne();
    assertThat(report.changed()).isEqualTo(3);
  }

  private void publish(String version, String what, String instead) {
    steward
        .bean(Policies.class)
        .publish(
            Governed.ADMIN,
            Refunds.POLICY.replace("1.0.0", version).replaceFirst(what, instead),
            Optional.empty());
  }

  private Report replay(String policy) {
    return steward
        .bean(Replays.class)
        .replay(Governed.TENANT, PolicyId.parse(policy), new Selection.Last(100));
  }
}
