package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour of docs/howto/approve-a-call.md. */
class ApprovalCommandsTest {
  @TempDir static Path folder;

  private static RunningSteward steward;
  private static CommandLineOf cli;

  @BeforeAll
  static void up() throws IOException {
    steward = RunningSteward.in(folder);
    cli = steward.commandLine();
    Path policy =
        Files.writeString(
            folder.resolve("careful.yaml"),
            """
            name: careful
            version: 1.0.0
            rules:
              - name: brand
                when: tool.name == "brand.update_profile"
                verdict: hold
                reason: a person agrees to every change of the brand
              - {name: rest, when: "true", verdict: allow, reason: nothing of its business}
            """);
    Said published = cli.says("policy", "publish", policy.toString(), "--role", "admin");
    assertThat(published.out()).contains("careful@1.0.0 is in force");
  }

  @AfterAll
  static void down() {
    steward.close();
  }

  @Test
  void aHeldCallRunsOnceAnotherPrincipalApproves() {
    String approval = held("Linden & Fell");

    assertThat(cli.says("approvals", "list").out()).contains(approval, "brand.update_profile");
    assertThat(cli.says("approvals", "show", approval).out())
        .contains("what would run", "\"name\" : \"Linden & Fell\"", "careful@1.0.0/brand");
    assertThat(cli.says("approvals", "approve", approval).err()).contains("(403)", "cannot decide");

    Said said = cli.says("approvals", "approve", approval, "--principal", "grace");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out())
        .contains("what would run", approval + " is approved")
        .containsPattern("run_\\w+ succeeded in ");
    assertThat(ended(approval)).isEqualTo("succeeded");
    assertThat(cli.says("approvals", "approve", approval, "--principal", "grace").err())
        .contains("(409)", "consumed");
  }

  @Test
  void aRejectedCallDoesNotRun() {
    String approval = held("Someone else");

    cli.says("approvals", "reject", approval, "--principal", "grace", "--note", "no");

    assertThat(ended(approval)).isEqualTo("refused");
    assertThat(cli.says("invoke", "brand.get_profile", "-d", "{\"profile_id\":\"demo\"}").out())
        .doesNotContain("Someone else");
  }

  @Test
  void whoSendsACallBackSaysWhy() {
    String approval = held("Other");

    assertThat(cli.says("approvals", "revise", approval, "--principal", "grace").exitCode())
        .isEqualTo(2);
    assertThat(
            cli.says("approvals", "revise", approval, "--principal", "grace", "--note", "shorter")
                .out())
        .contains("is revised");
  }

  @Test
  void thePoliciesInForceAreListed() {
    assertThat(cli.says("policy", "list").out())
        .containsPattern("house +1.0.0 +house")
        .containsPattern("careful +1.0.0 +tenant");
  }

  private static String held(String name) {
    Said said =
        cli.says(
            "invoke",
            "brand.update_profile",
            "-d",
            "{\"profile_id\":\"demo\",\"patch\":{\"name\":\"" + name + "\"}}",
            "--json");
    assertThat(said.exitCode()).isZero();
    return said.json().path("approval").asText();
  }

  private static String ended(String approval) {
    String run = cli.says("approvals", "show", approval, "--json").json().path("run").asText();
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    String state = "";
    while (!state.matches("refused|succeeded|failed|unknown")) {
      assertThat(System.nanoTime()).isLessThan(end);
      state = cli.says("run", run, "--json").json().path("state").asText();
    }
    return state;
  }
}
