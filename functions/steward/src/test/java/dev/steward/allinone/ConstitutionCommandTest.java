package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each function in a process of its own, so that the right one is asked. */
class ConstitutionCommandTest {
  private static final String ONE = "finance-constitution@1.0.0";
  private static final String VARIANT = "finance-constitution@1.1.B";

  @TempDir static Path folder;
  @TempDir Path files;

  private static RunningSteward steward;

  @BeforeAll
  static void up() {
    steward = RunningSteward.in(folder, "--split");
  }

  @AfterAll
  static void down() {
    steward.close();
  }

  @Test
  void whatIsShippedIsPublishedAndBound() {
    assertThat(says(0, "constitution", "list").out())
        .contains(ONE, VARIANT, "hr-constitution@1.0.0");
    assertThat(says(0, "plan", "list").out())
        .containsPattern(ONE + " +live +100.00 %")
        .containsPattern(VARIANT + " +shadow +0.00 %")
        .containsPattern("hr-constitution@1.0.0 +live +100.00 %");
  }

  @Test
  void whatIsShownIsTheTextThatWasPublished() throws IOException {
    String text =
        Files.readString(Shell.home().resolve("contracts/policies/constitutions/" + ONE + ".yaml"));

    assertThat(says(0, "constitution", "show", ONE).out()).startsWith("# " + ONE).endsWith(text);
    assertThat(says(1, "constitution", "show", "law").err()).contains("404");
  }

  @Test
  void aDiffSaysWhatChangedAndHow() {
    assertThat(says(0, "constitution", "diff", ONE, VARIANT).out())
        .contains("/guards/new-in-work/when\n  - facts.seniority < 1\n  + facts.seniority < 2\n");
    assertThat(says(0, "constitution", "diff", ONE, ONE).out()).contains("differ in nothing");
  }

  @Test
  void theShippedConstitutionsAreSoundAndDecideAsTheirCasesSay() {
    assertThat(CommandLineOf.plain("constitution", "lint").out())
        .contains(ONE + ", 5 guards, 4 bands, no mistakes");
    Said tested = CommandLineOf.plain("constitution", "test");
    assertThat(tested.exitCode()).isZero();
    assertThat(tested.out()).contains(ONE + ": 11 cases, 0 failed");
  }

  @Test
  void aMistakeIsNamedWithFileLineAndColumnAndNothingIsPublished() throws IOException {
    Path file = written("when: facts.seniority < 1", "when: facts.seniorty < 1");

    for (String command : new String[] {"lint", "test"}) {
      Said said = CommandLineOf.plain("constitution", command, file.toString());
      assertThat(said.exitCode()).isEqualTo(1);
      assertThat(said.out()).contains(file + ":44:", "(/guards/4/when)");
    }
    assertThat(says(1, "constitution", "publish", file.toString(), "--role", "admin").err())
        .contains(file + ":44:", "(/guards/4/when)");
    says(1, "constitution", "show", "finance-constitution@1.0.1");
  }

  @Test
  void aCaseThatComesOutOtherwiseIsNamedWithItsLine() throws IOException {
    Path file = written("upTo: 800,", "upTo: 700,");
    Path cases = Shell.home().resolve("contracts/policies/constitutions/" + ONE + ".cases.yaml");

    Said said =
        says(
            1,
            "constitution",
            "publish",
            file.toString(),
            "--cases",
            cases.toString(),
            "--role",
            "admin");

    assertThat(said.err())
        .contains(
            cases + ":5:",
            "a small loan with nothing against it is granted: expected approve at AL3 by band-AL3,"
                + " got approve at AL2 by band-AL2");
  }

  @Test
  void onlyAnAdminPublishesBindsAndRetires() throws IOException {
    Path file = written("upTo: 800,", "upTo: 700,");
    assertThat(says(1, "constitution", "publish", file.toString()).err()).contains("403");
    assertThat(says(1, "plan", "bind", "finance", ONE).err()).contains("403");
    assertThat(says(1, "constitution", "retire", ONE).err()).contains("403");

    says(0, "constitution", "publish", file.toString(), "--role", "admin");
    assertThat(says(1, "constitution", "retire", ONE, "--role", "admin").err())
        .contains("409", "stands in the plan of finance");
    String third = "finance-constitution@1.0.1";
    assertThat(says(0, "constitution", "retire", third, "--role", "admin").out())
        .contains(third + " is retired");
    assertThat(says(0, "constitution", "list").out()).containsPattern(third + " .* retired ");
  }

  @Test
  void whatIsNoPlanIsSaidSo() {
    assertThat(says(2, "plan", "bind", "finance", ONE + "=boss").err()).contains("boss");
    assertThat(says(2, "plan", "bind", "finance", "finance-constitution").err())
        .contains("POLICY@VERSION");
    assertThat(says(2, "plan", "bind", "finance", ONE, VARIANT + "=trial").err())
        .contains("only one");
    assertThat(
            says(
                    1,
                    "plan",
                    "bind",
                    "finance",
                    ONE + "=live:60",
                    VARIANT + "=trial:50",
                    "--role",
                    "admin")
                .err())
        .contains("the weights must sum to 10000, and sum to 11000");
    assertThat(says(1, "plan", "show", "law").err()).contains("404");
  }

  @Test
  void nothingToReplayAndNobodyToCompareIsSaidSo() {
    assertThat(says(0, "replay", "--policy", "hr-constitution").out())
        .contains("There is no decision to make again");
    assertThat(says(2, "replay", "--policy", ONE, "--since", "yesterday").err())
        .contains("2026-03-01");
    assertThat(says(0, "scorecard", "hr").out()).contains("No candidate is compared");
  }

  @Test
  void anotherStartLeavesThePlansAsTheyAre(@TempDir Path another) {
    RunningSteward first = RunningSteward.in(another);
    first
        .commandLine()
        .says("plan", "bind", "finance", VARIANT, ONE + "=shadow", "--role", "admin");
    first.close();
    try (RunningSteward second = RunningSteward.in(another)) {
      assertThat(second.commandLine().says("plan", "show", "finance").out())
          .containsPattern("finance +2 +" + VARIANT + " +live")
          .doesNotContain("finance  3");
    }
  }

  private static Said says(int exitCode, String... arguments) {
    Said said = steward.commandLine().says(arguments);
    assertThat(said.exitCode()).as(said.out() + said.err()).isEqualTo(exitCode);
    return said;
  }

  /** The shipped one as a new version, and something else in it. */
  private Path written(String before, String after) throws IOException {
    String text =
        Files.readString(Shell.home().resolve("contracts/policies/constitutions/" + ONE + ".yaml"));
    assertThat(text).contains(before);
    return Files.writeString(
        files.resolve("changed.yaml"),
        text.replace("version: 1.0.0", "version: 1.0.1").replace(before, after));
  }
}
