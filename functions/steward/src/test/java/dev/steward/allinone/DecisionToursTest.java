package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the commands of the documents about decisions, and looks for what they promise. */
class DecisionToursTest {
  @TempDir private Path folder;

  @Test
  void aDomainIsAddedByAFile() throws Exception {
    Tour tour = Tour.of("docs/howto/add-a-decision-domain.md").lay(folder);
    assertThat(folder.resolve("support-refunds.cases.yaml")).exists();
    try (Shell shell = Shell.in(folder)) {
      tour.inOneShell(shell);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"github", "stripe"})
  void whatAVendorTellsIsTakenIn(String vendor) throws Exception {
    Tour tour = Tour.of("docs/howto/connect-" + vendor + ".md").lay(folder);
    assertThat(folder.resolve("webhooks.yaml")).exists();
    try (Shell shell = Shell.in(folder)) {
      tour.inOneShell(shell);
    }
  }

  @Test
  void eventsAreDecidedAndWhatCameOfThemIsLearntFrom() throws Exception {
    try (Shell shell = Shell.in(folder)) {
      Tour.of("docs/howto/decide.md").inOneShell(shell);
    }
    assertThat(Files.readString(folder.resolve("replay.html")))
        .startsWith("<!DOCTYPE html>")
        .contains("What finance-constitution@1.1.B would have decided");
  }
}
