package dev.steward.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.testkit.TestDatabase;
import dev.steward.testkit.TestPostgres;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.tcp.CommitThief;
import dev.steward.testkit.tcp.CommitThief.Theft;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A commit whose answer is lost is not a failed transaction. */
class LostCommitTest {
  private static final String WORD = "{\"word\":\"hello\"}";

  private static CommitThief thief;
  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    TestDatabase database = TestPostgres.freshDatabase();
    URI direct = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    thief = CommitThief.before(direct.getPort(), "journal_append");
    String indirect =
        database.jdbcUrl().replace(":" + direct.getPort() + "/", ":" + thief.port() + "/");
    steward =
        RunningControlPlane.start(
            database,
            Map.of(
                "datasources.default.url",
                indirect + (indirect.contains("?") ? "&" : "?") + "prepareThreshold=0"));
    steward.executor().always(StubAnswer.json(200, "{\"said\":\"hello\"}"));
  }

  @AfterAll
  static void stop() {
    steward.close();
    thief.close();
  }

  @AfterEach
  void forget() {
    steward.executor().forget();
  }

  @Test
  void anAdmissionThatTookPlaceIsCarriedOut() {
    thief.next(Theft.THE_ANSWER);

    Answer answer = steward.invoke("stub.echo", WORD);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(steward.executor().requests()).hasSize(1);
    intact();
  }

  @Test
  void anAdmissionThatDidNotTakePlaceIsRefusedAndNothingIsSent() {
    int before = runs();
    thief.next(Theft.THE_COMMIT);

    Answer answer = steward.invoke("stub.echo", WORD);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("unavailable");
    assertThat(steward.executor().requests()).isEmpty();
    assertThat(runs()).isEqualTo(before);
    intact();
  }

  @Test
  void anEndWhoseCommitIsLostTwiceIsRecordedOnce() {
    thief.next(Theft.NONE, Theft.THE_COMMIT, Theft.THE_ANSWER);

    Answer answer = steward.invoke("stub.echo", WORD);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("state").asText()).isEqualTo("succeeded");
    assertThat(steward.executor().requests()).hasSize(1);
    String run = answer.json().path("id").asText();
    assertThat(steward.get("/v1/runs/" + run + "/events").json().path("events"))
        .filteredOn(event -> event.path("type").asText().equals("run.succeeded"))
        .hasSize(1);
    intact();
  }

  @Test
  void aCallerWhoTriesAgainUnderItsKeyGetsOneEffect() {
    thief.next(Theft.THE_COMMIT);

    Answer first = steward.invoke("stub.echo", WORD, "Idempotency-Key", "once");
    Answer second = steward.invoke("stub.echo", WORD, "Idempotency-Key", "once");

    assertThat(first.status()).isEqualTo(503);
    assertThat(second.status()).isEqualTo(200);
    assertThat(steward.executor().requests()).hasSize(1);
  }

  private static int runs() {
    return steward.get("/v1/runs?pageSize=200").json().path("runs").size();
  }

  private static void intact() {
    assertThat(steward.get("/v1/journal/verify").json().path("intact").asBoolean()).isTrue();
  }
}
