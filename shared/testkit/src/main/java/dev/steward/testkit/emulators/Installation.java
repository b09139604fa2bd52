package dev.steward.testkit.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Where an emulator's jar may lie: where the variable says, else in one of the usual folders of the
 * Google Cloud SDK.
 */
record Installation(
    String name, String variable, String folder, String jarPattern, String debianPackage) {
  /** Skips the test when there is none; fails it where emulators are required. */
  void require() {
    if (jar().isPresent()) {
      return;
    }
    String message =
        "no %s emulator: install %s, or run 'gcloud components install', or point %s to its jar"
            .formatted(name, debianPackage, variable);
    skip(message);
  }

  /** Ends the test: it fails where emulators are required. */
  static void skip(String message) {
    if (required()) {
      throw new AssertionError(message);
    }
    Assumptions.abort(message);
  }

  Optional<Path> jar() {
    String chosen = System.getenv(variable);
    if (chosen != null && !chosen.isBlank()) {
      return Optional.of(Path.of(chosen)).filter(Files::isRegularFile);
    }
    return sdks().stream()
        .map(sdk -> sdk.resolve(folder))
        .filter(Files::isDirectory)
        .flatMap(found -> jarIn(found).stream())
        .findFirst();
  }

  private static boolean required() {
    return Boolean.parseBoolean(System.getenv("CI"))
        || Boolean.parseBoolean(System.getenv("STEWARD_REQUIRE_EMULATORS"));
  }

  private Optional<Path> jarIn(Path found) {
    try (Stream<Path> files = Files.list(found)) {
      return files.filter(f -> f.getFileName().toString().matches(jarPattern)).sorted().findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sdks() {
    List<Path> sdks = new ArrayList<>();
    onPath().ifPresent(sdks::add);
    String home = System.getProperty("user.home");
    for (String usual :
        List.of(
            "/usr/lib/google-cloud-sdk",
            "/usr/share/google-cloud-sdk",
            "/usr/local/google-cloud-sdk",
            "/opt/google-cloud-sdk",
            "/opt/homebrew/share/google-cloud-sdk",
            "/snap/google-cloud-sdk/current",
            home + "/google-cloud-sdk")) {
      sdks.add(Path.of(usual));
    }
    return sdks;
  }

  /** The folder that a {@code gcloud} on the PATH belongs to. */
  private static Optional<Path> onPath() {
    return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry, "gcloud"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Installation::twoUp);
  }

  private static Path twoUp(Path gcloud) {
    try {
      return gcloud.toRealPath().resolve("../..").normalize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
