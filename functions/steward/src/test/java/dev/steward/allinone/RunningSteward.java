package dev.steward.allinone;

import dev.steward.allinone.place.DataFolder;
import dev.steward.allinone.place.Instance;
import dev.steward.allinone.place.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code steward up} as a process of its own. */
public final class RunningSteward implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;
  private static final Pattern PACKED_FUNCTION =
      Pattern.compile("(/functions/[a-z-]+)/target/steward-[^:/]*\\.jar");

  private final Process process;
  private final Path folder;
  private final Path log;
  private final int port;

  private RunningSteward(Process process, Path folder, Path log, int port) {
    this.process = process;
    this.folder = folder;
    this.log = log;
    this.port = port;
  }

  /** Returns when it is ready; fails with what it said when it does not get so far. */
  public static RunningSteward in(Path folder, String... more) {
    int port = Ports.free();
    List<String> arguments =
        new ArrayList<>(
            List.of("up", "--port", Integer.toString(port), "--data-dir", folder.toString()));
    arguments.addAll(List.of(more));
    try {
      Path log = Files.createTempFile("steward-up-", ".log");
      RunningSteward running =
          new RunningSteward(
              process(arguments).redirectOutput(log.toFile()).start(), folder, log, port);
      running.awaitReady();
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command line as a process, on the class path of the tests. */
  public static ProcessBuilder process(List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dsteward.home=" + System.getProperty("steward.home"),
                "-cp",
                classPath(),
                Main.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /**
   * Classes instead of the functions' packed jars: those name all they need in the cloud in their
   * manifests, and would bring it along.
   */
  private static String classPath() {
    return PACKED_FUNCTION
        .matcher(System.getProperty("java.class.path"))
        .replaceAll("$1/target/classes");
  }

  public CommandLineOf commandLine() {
    return new CommandLineOf(folder);
  }

  public long pid() {
    return process.pid();
  }

  public int port() {
    return port;
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void awaitReady() {
    DataFolder data = new DataFolder(folder);
    try {
      for (int tenths = 0; tenths < PATIENCE_SECONDS * 10; tenths++) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("ended with " + process.exitValue() + ":\n" + log());
        }
        if (Instance.running(data).filter(it -> it.process().pid() == process.pid()).isPresent()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IllegalStateException("not ready in time:\n" + log());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
