package dev.steward.controlplane;

import static dev.steward.controlplane.RunningControlPlane.ACME;
import static dev.steward.controlplane.RunningControlPlane.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.RunningControlPlane.Answer;
import dev.steward.core.TenantId;
import dev.steward.journal.checkpoints.Sealing;
import dev.steward.testkit.http.StubAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalRoutesTest {
  @TempDir static Path folder;

  private static RunningControlPlane steward;

  @BeforeAll
  static void start() {
    steward =
        RunningControlPlane.start(
            Map.of("steward.artifacts.folder", folder.resolve("artifacts").toString()));
    steward.executor().always(StubAnswer.json(200, "{\"said\":\"hello\"}"));
    call(ACME);
  }

  @AfterAll
  static void stop() {
    steward.close();
  }

  @Test
  void anIntactJournalIsVouchedForAtOnce() {
    call(ACME);
    JsonNode found = steward.get("/v1/journal/verify").json();
    assertThat(found.path("intact").asBoolean()).isTrue();
    assertThat(found.path("verdict").asText()).isEqualTo("intact");
    assertThat(found.at("/checkpoint/status").asText()).isEqualTo("confirmed");
    assertThat(found.at("/checkpoint/size")).isEqualTo(found.path("entries"));
  }

  @Test
  void theCheckpointIsASignedNoteInPlainText() {
    Answer answer = steward.get("/v1/journal/checkpoint");
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    assertThat(answer.text())
        .matches(
            """
            steward\\.dev/local/acme
            [1-9][0-9]*
            [A-Za-z0-9+/]{43}=

            \u2014 steward\\.dev/local/acme [A-Za-z0-9+/]+=*
            """);
  }

  @Test
  void aProofIsFoundByEventAndByEntry() {
    JsonNode byEntry = steward.get("/v1/journal/proofs?stream=runs&seq=1").json();
    String event = byEntry.path("body").asText().replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
    JsonNode byEvent = steward.get("/v1/journal/proofs/" + event).json();
    assertThat(byEvent.path("hash")).isEqualTo(byEntry.path("hash"));
    assertThat(steward.getAs(GLOBEX, "/v1/journal/proofs/" + event).status()).isEqualTo(404);
  }

  @Test
  void oddQuestionsGetAClearAnswer() {
    for (String path :
        new String[] {
          "/v1/journal/proofs",
          "/v1/journal/proofs?stream=runs",
          "/v1/journal/proofs?stream=runs&seq=one",
          "/v1/journal/proofs?stream=runs&seq=99999999999999999999"
        }) {
      assertThat(steward.get(path).status()).as(path).isEqualTo(400);
    }
    for (String path :
        new String[] {
          "/v1/journal/proofs?stream=none&seq=1",
          "/v1/journal/proofs?stream=runs&seq=-9223372036854775808",
          "/v1/journal/proofs?stream=runs&seq=9223372036854775807",
          "/v1/journal/proofs/%22%20OR%201=1"
        }) {
      assertThat(steward.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void howFarBehindItIsStandsAmongTheMetrics() {
    assertThat(steward.get("/metrics").text()).contains("steward_checkpoint_behind_seconds");
    assertThat(steward.context().getBean(Sealing.class).behind()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void whatASuperuserDeletesIsNamed() throws SQLException {
    TenantId tenant = GLOBEX;
    for (int i = 0; i < 4; i++) {
      call(tenant);
    }
    long head =
        steward.getAs(tenant, "/v1/journal/verify").json().at("/streams/0/entries").asLong();
    tamper(
        """
        DELETE FROM control.journal_entry WHERE tenant_id = 'globex' AND seq > %1$d - 10;
        UPDATE control.journal_head SET (seq, hash) = (
          SELECT seq, hash FROM control.journal_entry
          WHERE tenant_id = 'globex' AND seq = %1$d - 10)
        WHERE tenant_id = 'globex'
        """
            .formatted(head));
    JsonNode found = steward.getAs(tenant, "/v1/journal/verify").json();
    assertThat(found.path("intact").asBoolean()).isFalse();
    assertThat(found.path("verdict").asText()).isEqualTo("broken");
    assertThat(found.at("/discrepancies/0/first").asLong()).isEqualTo(head - 9);
    assertThat(found.at("/discrepancies/0/last").asLong()).isEqualTo(head);
    assertThat(found.at("/broken/seq").asLong()).isEqualTo(head - 9);
    assertThat(found.at("/broken/reason").asText())
        .startsWith("entries %d to %d are missing; a checkpoint of".formatted(head - 9, head));
  }

  @Test
  void aPlaceThatCannotBeReadIsToldAsSuch(@TempDir Path elsewhere) throws Exception {
    Path place = Files.createFile(elsewhere.resolve("a-file"));
    try (RunningControlPlane blind =
        RunningControlPlane.start(Map.of("steward.artifacts.folder", place.toString()))) {
      blind.executor().always(StubAnswer.json(200, "{\"said\":\"hello\"}"));
      assertThat(blind.invoke("stub.echo", "{\"word\":\"x\"}").status()).isEqualTo(200);
      JsonNode found = blind.get("/v1/journal/verify").json();
      assertThat(found.path("intact").asBoolean()).isFalse();
      assertThat(found.path("verdict").asText()).isEqualTo("unconfirmed");
      assertThat(found.at("/checkpoint/status").asText()).isEqualTo("unreadable");
      assertThat(found.at("/checkpoint/reason").asText()).contains("cannot be");
      assertThat(blind.get("/v1/journal/checkpoint").status()).isEqualTo(503);
      assertThat(blind.get("/v1/journal/proofs?stream=runs&seq=1").status()).isEqualTo(503);
      assertThat(blind.context().getBean(Sealing.class).troubles()).containsKey(ACME);
    }
  }

  /** An entry has a largest size; a refused call has its run all the same. */
  @Test
  void aCallWithViolationsWithoutEndIsJournaled() {
    String name = "unknown-property-".repeat(50);
    String names =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "\"%s%d\":1".formatted(name, i))
            .collect(Collectors.joining(","));
    Answer refused = steward.invoke("stub.echo", "{\"word\":\"x\"," + names + "}");
    assertThat(refused.status()).isEqualTo(422);
    JsonNode events =
        steward.get("/v1/runs/" + refused.json().path("run").asText() + "/events").json();
    JsonNode problem = events.at("/events/" + (events.path("events").size() - 1) + "/data/problem");
    assertThat(problem.path("violations")).isNotEmpty();
    assertThat(problem.path("violationsLeftOut").asInt()).isPositive();
    assertThat(problem.toString()).hasSizeLessThan(20_000);
  }

  private static void call(TenantId tenant) {
    steward.send(
        steward
            .request("/v1/tools/stub.echo/invoke", tenant)
            .POST(BodyPublishers.ofString("{\"word\":\"x\"}"))
            .build());
  }

  private static void tamper(String sql) throws SQLException {
    try (Connection superuser = steward.database().asSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("ALTER TABLE control.journal_entry DISABLE TRIGGER journal_entry_stays");
      statement.execute(sql);
      statement.execute(
          "ALTER TABLE control.journal_entry ENABLE ALWAYS TRIGGER journal_entry_stays");
    }
  }
}
