package dev.steward.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real browser without a window: the first on the PATH that is one. */
public final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private final Path program;
  private final Path folder;

  private Chromium(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** Skips the test without one; where everything must be tested, fails it. */
  public static Chromium in(Path folder) {
    Optional<Path> found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(each -> NAMES.stream().map(name -> Path.of(each, name)))
            .filter(Files::isExecutable)
            .findFirst();
    String missing = "no Chromium on the PATH: install the package chromium to see the pages";
    if (System.getenv("CI") != null) {
      assertThat(found).as(missing).isPresent();
    }
    assumeTrue(found.isPresent(), missing);
    return new Chromium(found.orElseThrow(), folder);
  }

  /** The page as the browser understood it. */
  public String dom(String url) throws IOException, InterruptedException {
    return run("--dump-dom", url);
  }

  public void screenshot(Path to, int width, int height, boolean dark, String url)
      throws IOException, InterruptedException {
    var _ =
        run(
            "--screenshot=" + to.toAbsolutePath(),
            "--window-size=" + width + "," + height,
            "--hide-scrollbars",
            "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
            url);
  }

  /** A tab that can be typed into; closing it ends the browser. */
  public Tab tab() throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(folder, "profile");
    Process process =
        started(profile, "--remote-debugging-address=127.0.0.1", "--remote-debugging-port=0");
    return Tab.of(process, profile);
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "chromium", ".out");
    Process process =
        builder(Files.createTempDirectory(folder, "profile"), arguments)
            .redirectOutput(out.toFile())
            .start();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("Chromium does not end: " + String.join(" ", arguments));
    }
    assertThat(process.exitValue()).isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private Process started(Path profile, String... arguments) throws IOException {
    return builder(profile, arguments).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private ProcessBuilder builder(Path profile, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--user-data-dir=" + profile));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(folder.resolve("chromium.log").toFile());
  }
}
