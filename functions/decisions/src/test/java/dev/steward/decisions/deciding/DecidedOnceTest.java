package dev.steward.decisions.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ProblemType;
import dev.steward.decisions.Deployment;
import dev.steward.decisions.Served;
import dev.steward.decisions.plans.Part;
import dev.steward.decisions.plans.PlannedPolicy;
import dev.steward.testkit.tcp.CommitThief;
import dev.steward.testkit.tcp.CommitThief.Theft;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A decision and its effect key are one commit, whatever happens around it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecidedOnceTest {
  private static final String DECIDE = "decisions.decide";
  private CommitThief thief;
  private Served steward;

  @BeforeAll
  void start(@TempDir Path folder) {
    Deployment deployment = Deployment.in(folder);
    String url = deployment.database().jdbcUrl();
    int port = URI.create(url.substring("jdbc:".length())).getPort();
    thief = CommitThief.before(port, "keep_effect_key");
    String indirect = url.replace(":" + port + "/", ":" + thief.port() + "/");
    deployment
        .properties()
        .put(
            "datasources.default.url",
            indirect + (indirect.contains("?") ? "&" : "?") + "prepareThreshold=0");
    steward = Served.of(deployment);
    steward.governed().publish("finance-constitution@1.0.0", "hr-constitution@1.0.0");
    bind("finance");
  }

  @AfterAll
  void stop() {
    steward.close();
    thief.close();
  }

  @Test
  void theSameCallAgainIsAnsweredWithTheSameBytes() {
    Served.Answer first = decide("same", 1, 800).is(200);
    assertThat(decide("same", 1, 800).is(200).text()).isEqualTo(first.text());
    Served.Answer third = decide("same", 2, 800).is(200);
    assertThat(third.text()).isEqualTo(first.text());
    assertThat(third.response().headers().firstValue("Steward-Effect")).contains("replayed");
    assertThat(third.response().headers().firstValue("Steward-Usage"))
        .isEqualTo(first.response().headers().firstValue("Steward-Usage"))
        .contains("input=0, output=0");
    assertThat(steward.effect("same").is(200).at("/output")).isEqualTo(first.body());
    assertThat(decisions("same")).isEqualTo(1);
  }

  @Test
  void whatWasToldOfSimilarCasesIsToldAgain() {
    String wanted = body(800).replaceFirst("\\{", "{\"debug\": true, ");
    Served.Answer first = call("similar", 1, wanted).is(200);
    assertThat(first.body().has("similar")).isTrue();
    assertThat(call("similar", 2, wanted).is(200).text()).isEqualTo(first.text());
  }

  @Test
  void decisionsAreCountedByLevelOnce() {
    double before = approvedAlone();
    decide("counted", 1, 800).is(200);
    decide("counted", 2, 800).is(200);
    assertThat(approvedAlone() - before).isEqualTo(1);
  }

  private double approvedAlone() {
    return steward
        .get("/metrics")
        .is(200)
        .text()
        .lines()
        .filter(line -> line.startsWith("steward_decision_seconds_count"))
        .filter(line -> line.contains("level=\"AL3\"") && line.contains("verdict=\"approve\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void anotherBodyUnderTheKeyIsRefused() {
    decide("mine", 1, 800).is(200);
    decide("mine", 1, 801).is(ProblemType.IDEMPOTENCY_KEY_REUSED);
    decide("mine", 2, 801).is(ProblemType.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void anEarlierAttemptThatComesLateIsFencedOff() {
    decide("fenced", 3, 800).is(200);
    decide("fenced", 2, 800).is(ProblemType.EFFECT_FENCED);
    decide("fenced", 1, 800).is(ProblemType.EFFECT_FENCED);
  }

  @Test
  void manyAtOnceAreOneDecision() {
    List<CompletableFuture<String>> storm =
        IntStream.range(0, 30)
            .mapToObj(
                _ -> CompletableFuture.supplyAsync(() -> decide("storm", 1, 800).is(200).text()))
            .toList();

    assertThat(storm.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    assertThat(decisions("storm")).isEqualTo(1);
  }

  @Test
  void aCommitThatDidNotTakePlaceLeavesNothing() {
    thief.next(Theft.THE_COMMIT);
    decide("unborn", 1, 800).is(ProblemType.UNAVAILABLE);
    steward.effect("unborn").is(ProblemType.EFFECT_UNKNOWN);
    assertThat(decisions("unborn")).isZero();
    decide("unborn", 2, 800).is(200);
  }

  @Test
  void aCommitWhoseAnswerWasLostIsToldTheNextTime() {
    thief.next(Theft.THE_ANSWER);
    decide("unheard", 1, 800).is(ProblemType.UNAVAILABLE);
    Served.Answer known = steward.effect("unheard").is(200);
    assertThat(known.at("/state").asText()).isEqualTo("done");
    assertThat(decide("unheard", 2, 800).is(200).body()).isEqualTo(known.at("/output"));
    assertThat(decisions("unheard")).isEqualTo(1);
  }

  @Test
  void whatPeopleMadeOfItSinceIsNoPartOfTheAnswer() {
    Served.Answer asked = decide("asked", 1, 2500).is(200);
    assertThat(asked.at("/status").asText()).isEqualTo("waiting");
    steward
        .governed()
        .askApproved(
            "grace",
            "decisions.resolve",
            "{\"decision_id\": \"%s\", \"verdict\": \"deny\"}"
                .formatted(asked.at("/decision_id").asText()));
    assertThat(decide("asked", 2, 2500).text()).isEqualTo(asked.text());
  }

  @Test
  void aRefusalStaysOneWhenItsReasonIsGone() {
    String body =
        """
        {"domain": "hr", "entity": "e", "facts": {}}""";
    call("early", 1, body).is(ProblemType.NOT_FOUND);
    bind("hr");
    call("early", 1, body).is(ProblemType.NOT_FOUND);
    call("early", 2, body).is(ProblemType.NOT_FOUND);
    assertThat(steward.effect("early").is(200).at("/state").asText()).isEqualTo("failed");
  }

  @Test
  void whoHoldsTheKeyPastTheDeadlineDecidesNothing() throws Exception {
    Instant deadline = Instant.now().plusSeconds(2);
    CompletableFuture<Served.Answer> late;
    try (Connection other = transaction();
        Statement lock = other.createStatement()) {
      lock.execute(
          "SELECT pg_advisory_xact_lock(hashtextextended('effect:' || 'acme' || '/' || 'late', 0))");
      late =
          CompletableFuture.supplyAsync(() -> steward.call(DECIDE, "late", 1, deadline, body(800)));
      awaitOneWhoWaits();
      while (Instant.now().isBefore(deadline)) {
        Thread.onSpinWait();
      }
      other.rollback();
    }
    late.get(10, TimeUnit.SECONDS).is(ProblemType.DEADLINE_PASSED);
    assertThat(decisions("late")).isZero();
  }

  @Test
  void whoAsksWaitsForTheTransactionThatKeepsTheKey() throws Exception {
    CompletableFuture<Served.Answer> asked;
    try (Connection other = transaction();
        Statement keep = other.createStatement()) {
      keep.execute(
          """
          SELECT governance.keep_effect_key('acme', 'open', '{"tool": "decisions.decide",
            "run": "run_1", "state": "failed", "attempt": 1, "epoch": 1, "fingerprint":
            "sha256:0000000000000000000000000000000000000000000000000000000000000000",
            "status": 404, "problem": {}, "at": "2026-01-01T00:00:00Z"}', 'infinity')
          """);
      asked = CompletableFuture.supplyAsync(() -> steward.effect("open"));
      awaitOneWhoWaits();
      other.commit();
    }
    assertThat(asked.get(10, TimeUnit.SECONDS).is(200).at("/state").asText()).isEqualTo("failed");
  }

  private void bind(String domain) {
    steward
        .governed()
        .bind(
            domain,
            new PlannedPolicy(domain + "-constitution@1.0.0", Part.LIVE, PlannedPolicy.WHOLE));
  }

  private Served.Answer decide(String key, int attempt, int amount) {
    return call(key, attempt, body(amount));
  }

  private Served.Answer call(String key, int attempt, String body) {
    return steward.call(DECIDE, key, attempt, Instant.now().plusSeconds(60), body);
  }

  private static String body(int amount) {
    return """
        {"domain": "finance", "entity": "c", "facts": {"amount": %d, "months": 60, "price": 4000,
         "income": 120, "expenses": 60, "seniority": 5, "records": false}}
        """
        .formatted(amount);
  }

  private Connection transaction() throws SQLException {
    Connection connection = steward.governed().superuser();
    connection.setAutoCommit(false);
    return connection;
  }

  private void awaitOneWhoWaits() throws SQLException {
    Instant patience = Instant.now().plusSeconds(10);
    while (number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        == 0) {
      assertThat(Instant.now()).isBefore(patience);
    }
  }

  private int decisions(String key) {
    try {
      return number("SELECT count(*) FROM governance.decision WHERE effect_key = '" + key + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int number(String sql) throws SQLException {
    try (Connection connection = steward.governed().superuser();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }
}
