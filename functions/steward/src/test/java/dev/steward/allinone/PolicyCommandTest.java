package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
  @TempDir Path folder;

  @Test
  void theCasesBesideTheShippedPoliciesComeOut() {
    Said said = CommandLineOf.plain("policy", "test");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out())
        .containsPattern("house@1.0.0: \\d+ cases, 0 failed")
        .containsPattern("marketing-claims@1.0.0: \\d+ cases, 0 failed");
  }

  @Test
  void aCaseThatDoesNotComeOutSaysWhatCameInstead() throws IOException {
    Path file = policy("when: \"true\"");
    Files.writeString(
        folder.resolve("mine.cases.yaml"),
        """
        cases:
          - name: nothing is held
            call: {tool: a.tool}
            expect: {verdict: allow, rule: it}
        """);

    Said said = CommandLineOf.plain("policy", "test", file.toString());

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).contains("nothing is held: expected allow by it, got hold by it");
  }

  @Test
  void everyMistakeHasItsLineAndColumn() throws IOException {
    Path file = policy("when: tool.nmae == 'x'");

    Said said = CommandLineOf.plain("policy", "lint", file.toString());

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).contains(file + ":5:11: undeclared reference to 'tool'");
  }

  @Test
  void explainNamesTheRuleThatDecides() {
    assertThat(explained("cloudrun.deploy_service", "{\"env\":\"prod\"}"))
        .contains("hold, by house@1.0.0/production-delivery");
    assertThat(explained("brand.get_profile", "{\"profile_id\":\"demo\"}"))
        .contains("allow, by house@1.0.0/reading");
  }

  @Test
  void whatIsNotThereIsAUsageError() {
    assertThat(CommandLineOf.plain("policy", "lint", folder.resolve("no").toString()).exitCode())
        .isEqualTo(2);
    assertThat(CommandLineOf.plain("policy", "test", folder.toString()).exitCode()).isEqualTo(2);
    assertThat(CommandLineOf.plain("policy", "explain", "no.such_tool").exitCode()).isEqualTo(2);
  }

  private static String explained(String tool, String arguments) {
    Said said = CommandLineOf.plain("policy", "explain", tool, arguments);
    assertThat(said.exitCode()).isZero();
    return said.out();
  }

  private Path policy(String when) throws IOException {
    return Files.writeString(
        folder.resolve("mine.yaml"),
        """
        name: mine
        version: 1.0.0
        rules:
          - name: it
            %s
            verdict: hold
            reason: because
        """
            .formatted(when));
  }
}
