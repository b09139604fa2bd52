package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotRunningTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"status", "tools", "runs"})
  void whatNeedsAServerSaysHowToStartOne(String command) {
    Said said = new CommandLineOf(folder).says(command);

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.err()).contains("Steward is not running in " + folder, "./steward up");
  }

  @Test
  void downIsContentWhenThereIsNothingToStop() {
    assertThat(new CommandLineOf(folder).says("down").exitCode()).isZero();
  }

  @Test
  void aTokenNeedsKeysThatUpHasMade() {
    Said said = new CommandLineOf(folder).says("token");

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.err()).contains("./steward up makes them");
    assertThat(folder.resolve("keys")).doesNotExist();
  }

  @Test
  void anInstanceThatWasKilledIsNotTakenForARunningOne() throws IOException {
    Files.writeString(
        folder.resolve("instance.json"),
        """
        {"url":"http://localhost:1","split":false,"executors":{},
         "process":{"pid":%d,"startedAt":"2001-01-01T00:00:00Z"}}
        """
            .formatted(ProcessHandle.current().pid()));

    assertThat(new CommandLineOf(folder).says("status").exitCode()).isEqualTo(3);
    assertThat(new CommandLineOf(folder).says("down").exitCode()).isZero();
  }

  @Test
  void aWrongCommandLineExitsWith2AndShowsUsage() {
    assertThat(CommandLineOf.plain("fly").exitCode()).isEqualTo(2);
    assertThat(CommandLineOf.plain("invoke").exitCode()).isEqualTo(2);
    assertThat(CommandLineOf.plain("up", "--port", "99999").exitCode()).isEqualTo(2);
    assertThat(CommandLineOf.plain("token", "--ttl", "soon").exitCode()).isEqualTo(2);
    assertThat(CommandLineOf.plain().err()).contains("a command is missing", "Usage: steward");
  }

  @Test
  void helpTellsTheExitCodesAndAnExample() {
    Said said = CommandLineOf.plain("--help");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains("Exit codes:", "Steward is not running", "steward up --detach");
  }

  @Test
  void completionIsAScriptForTheShell() {
    assertThat(CommandLineOf.plain("completion").out()).contains("_complete_steward", "invoke");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    Said said = up("--data-dir", file.resolve("data").toString(), "--port", "1");

    assertThat(said.exitCode()).isEqualTo(4);
    assertThat(said.out()).contains(file + "/data", "--data-dir");
  }

  @Test
  void aTakenPortIsToldBeforeAnythingIsStarted() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Said said =
          up("--data-dir", folder.toString(), "--port", Integer.toString(taken.getLocalPort()));

      assertThat(said.exitCode()).isEqualTo(4);
      assertThat(said.out()).contains("port " + taken.getLocalPort() + " is taken", "--port");
      assertThat(folder.resolve("postgres")).doesNotExist();
    }
  }

  @Test
  void detachShowsTheLogWhenItFails() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Said said =
          up(
              "--detach",
              "--data-dir",
              folder.toString(),
              "--port",
              Integer.toString(taken.getLocalPort()));

      assertThat(said.exitCode()).isEqualTo(4);
      assertThat(said.out()).contains("is taken", "steward.log");
    }
  }

  private static Said up(String... arguments) throws Exception {
    List<String> all = new java.util.ArrayList<>(List.of("up"));
    all.addAll(List.of(arguments));
    Process process = RunningSteward.process(all).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out, "");
  }
}
