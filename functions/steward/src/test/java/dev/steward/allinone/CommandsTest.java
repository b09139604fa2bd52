package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.http.StubExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private static final String DEMO = "{\"profile_id\":\"demo\"}";

  @TempDir static Path folder;

  private static RunningSteward steward;
  private static CommandLineOf cli;

  @BeforeAll
  static void up() {
    steward = RunningSteward.in(folder);
    cli = steward.commandLine();
  }

  @AfterAll
  static void down() {
    steward.close();
  }

  @Test
  void upPrintsTheAddressThreeTokensAndAFirstCommand() {
    assertThat(steward.log())
        .contains("Steward is ready on http://localhost:" + steward.port())
        .containsPattern("supervisor +eyJ")
        .containsPattern("operator +eyJ")
        .containsPattern("admin +eyJ")
        .contains("http://localhost:" + steward.port() + "/scorecards")
        .contains("./steward invoke brand.get_profile");
  }

  @Test
  void statusTellsWhereItRuns() {
    JsonNode status = cli.says("status", "--json").json();

    assertThat(status.path("health").asText()).isEqualTo("UP");
    assertThat(status.path("process").asLong()).isEqualTo(steward.pid());
  }

  @Test
  void toolsListsAllTenAndWhichCanBeCalled() {
    Said said = cli.says("tools");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out())
        .containsPattern("brand.get_profile +low +available")
        .containsPattern("logs.tail +low +unavailable");
    assertThat(cli.says("tools", "--json").json().path("tools")).hasSize(22);
  }

  @Test
  void toolsShowsOneToolWithItsSchemasAndDigest() {
    assertThat(cli.says("tools", "brand.update_profile").out())
        .contains("input schema", "output schema", "sha256:", "\"patch\"");
  }

  @Test
  void anUnknownToolIsRefusedByName() {
    Said said = cli.says("tools", "no.such_tool");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("No such tool (404)");
  }

  @Test
  void invokePrintsTheSeededBrand() {
    Said said = cli.says("invoke", "brand.get_profile", "-d", DEMO);

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains("succeeded", "Linden & Fell", "forbidden_claims");
  }

  @Test
  void invokeTakesItsArgumentsFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("arguments.json"), DEMO);

    JsonNode run = cli.says("invoke", "brand.get_profile", "-d", "@" + file, "--json").json();

    assertThat(run.path("state").asText()).isEqualTo("succeeded");
    assertThat(run.at("/output/profile_id").asText()).isEqualTo("demo");
  }

  @Test
  void aMissingArgumentsFileIsAUsageError() {
    Said said = cli.says("invoke", "brand.get_profile", "-d", "@" + folder.resolve("none.json"));

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("there is no file");
  }

  @Test
  void everyViolationOfTheInputIsListedByPointer() {
    Said said = cli.says("invoke", "brand.get_profile", "-d", "{\"profile\":1}");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("(422)", "profile_id", "/profile", "run: run_");
  }

  @Test
  void withJsonARefusalIsTheProblemItself() {
    Said said = cli.says("invoke", "brand.get_profile", "-d", "{}", "--json");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.json().path("type").asText()).endsWith("/invalid-input");
    assertThat(said.json().path("violations")).isNotEmpty();
  }

  @Test
  void aBadPatchIsRefusedByTheExecutorAndChangesNothing() {
    Said said =
        cli.says(
            "invoke",
            "brand.update_profile",
            "-d",
            "{\"profile_id\":\"demo\",\"patch\":{\"owner\":\"me\"}}");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(cli.says("invoke", "brand.get_profile", "-d", DEMO).out())
        .doesNotContain("\"owner\"");
  }

  @Test
  void aToolWithoutExecutorSaysSo() {
    Said said = cli.says("invoke", "logs.tail", "-d", "{\"scope\":\"run\"}");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("The tool has no executor yet (503)");
  }

  @Test
  void anAsynchronousCallCanBeFollowedToItsEnd() {
    String id =
        cli.says("invoke", "brand.get_profile", "-d", DEMO, "--async", "--json")
            .json()
            .path("id")
            .asText();

    Said followed = cli.says("run", id, "--follow");

    assertThat(followed.out()).contains("run.admitted", "run.succeeded");
    assertThat(cli.says("run", id).out()).contains("succeeded", "\ninput\n", "\noutput\n");
  }

  @Test
  void theEventsOfARunAreItsJournalEntries() {
    String id = call();

    assertThat(cli.says("run", id, "--events", "--json").json().path("events"))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.path("hash").asText()).hasSize(64));
  }

  @Test
  void runsAreFilteredAndLimited() {
    call();
    call();
    cli.says("invoke", "brand.get_profile", "-d", "{}");

    JsonNode runs =
        cli.says(
                "runs",
                "--tool",
                "brand.get_profile",
                "--state",
                "succeeded",
                "--limit",
                "2",
                "--json")
            .json()
            .path("runs");

    assertThat(runs).hasSize(2).allMatch(run -> run.path("state").asText().equals("succeeded"));
  }

  @Test
  void aFinishedRunCannotBeCancelled() {
    Said said = cli.says("cancel", call());

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("The run has ended and cannot be cancelled (409)");
  }

  @Test
  void aViewerMayLookButNotCall() {
    assertThat(cli.says("runs", "--role", "viewer").exitCode()).isZero();

    Said said = cli.says("invoke", "brand.get_profile", "-d", DEMO, "--role", "viewer");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("(403)");
  }

  @Test
  void anotherTenantSeesNothingOfThisOne() {
    String id = call();

    assertThat(cli.says("run", id, "--tenant", "other").err()).contains("(404)");
  }

  @Test
  void theJournalIsIntact() {
    call();

    Said said = cli.says("journal", "verify");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains("The journal is intact");
  }

  @Test
  void theBrandExecutorKeepsEveryPromise() {
    Said said = cli.says("registry", "probe", "brand.get_profile", "-d", DEMO);

    assertThat(said.out()).contains("answers within its output schema").doesNotContain("broken");
    assertThat(said.exitCode()).isZero();
  }

  @Test
  void aToolThatChangesSomethingKeepsWhatItsLevelPromises() {
    Said said =
        cli.says(
            "registry",
            "probe",
            "brand.update_profile",
            "-d",
            "{\"profile_id\":\"demo\",\"patch\":{\"voice\":{\"tone\":[\"plain\"]}}}");

    assertThat(said.out())
        .contains(
            "kept     says 404 and effect-unknown of a key it never saw",
            "kept     tells no stranger what became of an effect key",
            "kept     a repeated effect key gives the same answer",
            "kept     tells what became of an effect key")
        .doesNotContain("broken", "skipped");
    assertThat(said.exitCode()).isZero();
  }

  @Test
  void onlyAnUnknownOutcomeIsResolved() {
    Said said = cli.says("run", "resolve", call(), "--outcome", "failed", "--note", "no trace");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("(409)");
  }

  @Test
  void aRunIsNamed() {
    assertThat(cli.says("run").exitCode()).isEqualTo(2);
  }

  @Test
  void anExecutorThatServesStrangersFailsTheProbe() {
    try (StubExecutor careless = StubExecutor.start()) {
      careless.always(StubAnswer.json(200, "{\"anything\":true}"));

      Said said =
          cli.says(
              "registry",
              "probe",
              "brand.get_profile",
              "-d",
              DEMO,
              "--executor",
              careless.url().toString());

      assertThat(said.exitCode()).isEqualTo(1);
      assertThat(said.out())
          .contains(
              "broken   refuses a call without identity",
              "broken   refuses malformed JSON",
              "broken   answers within its output schema");
    }
  }

  @Test
  void aSecondInstanceInTheSameFolderIsRefusedByName() throws Exception {
    Said said = refusedUp("--port", "1", "--data-dir", folder.toString());

    assertThat(said.exitCode()).isEqualTo(4);
    assertThat(said.out()).contains("already running", "process " + steward.pid());
  }

  @Test
  void aTakenPortIsNamedWithWhoHasIt(@TempDir Path another) throws Exception {
    Said said =
        refusedUp("--port", Integer.toString(steward.port()), "--data-dir", another.toString());

    assertThat(said.exitCode()).isEqualTo(4);
    assertThat(said.out()).contains("port " + steward.port() + " is taken", "--port");
    assertThat(another.resolve("postgres")).doesNotExist();
  }

  @Test
  void aServerThatIsNotThisFoldersGetsNoTokenMadeHere(@TempDir Path another) {
    Said said =
        new CommandLineOf(another).says("tools", "--url", "http://localhost:" + steward.port());

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("STEWARD_TOKEN");
  }

  private static String call() {
    return cli.says("invoke", "brand.get_profile", "-d", DEMO, "--json").json().path("id").asText();
  }

  private static Said refusedUp(String... arguments) throws Exception {
    Process process =
        RunningSteward.process(
                java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("up"), List.of(arguments).stream())
                    .toList())
            .start();
    String out =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out, "");
  }
}
