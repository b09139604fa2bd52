package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.allinone.place.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A folder with {@code ./steward}, in which commands run as the documents show them. */
record Shell(Path folder, int port) implements AutoCloseable {
  static Shell in(Path folder) {
    Shell shell = new Shell(folder, Ports.free());
    try {
      shell.launcher();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return shell;
  }

  static Path home() {
    return Path.of(System.getProperty("steward.home"));
  }

  /** What {@code ./steward} does once it is built, on the class path of the tests. */
  private void launcher() throws IOException {
    String command =
        RunningSteward.process(List.of()).command().stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Path script = folder.resolve("steward");
    Files.writeString(
        script,
        """
        #!/bin/sh
        export STEWARD_DATA_DIR='%s'
        exec %s "$@"
        """
            .formatted(folder.resolve("data"), command));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** All that was said; it fails when a command does, or when they take minutes. */
  String run(String commands) throws Exception {
    return run(commands, 180);
  }

  /** As {@link #run}, with more patience. */
  String run(String commands, int seconds) throws Exception {
    String here =
        commands
            .replace("./steward up --detach", "./steward up --detach --port " + port)
            .replace("localhost:8080", "localhost:" + port);
    Path log = Files.createTempFile(folder, "step-", ".log");
    Process process =
        new ProcessBuilder("bash", "-euc", here)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as(commands).isTrue();
    String output = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as("%s%n%s", commands, output).isZero();
    return output;
  }

  @Override
  public void close() throws IOException {
    try {
      new ProcessBuilder("./steward", "down").directory(folder.toFile()).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
