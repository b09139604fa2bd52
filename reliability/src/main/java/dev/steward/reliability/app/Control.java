package dev.steward.reliability.app;

import dev.steward.controlplane.kernel.Waypoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;

/** What steers a Steward under torture: two small files, replaced as a whole. */
public record Control(Path folder) {
  /** The property that names the folder. */
  public static final String PROPERTY = "steward.reliability.control";

  /** Die when the waypoint is reached for the {@code times}-th time from now on. */
  public record Death(Waypoint waypoint, int times) {}

  public void dieAt(Death death) {
    replace("death", death.waypoint() + " " + death.times());
  }

  public void live() {
    try {
      Files.deleteIfExists(folder.resolve("death"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void shiftClock(Duration error) {
    replace("clock", Long.toString(error.toMillis()));
  }

  Optional<Death> death() {
    return read("death")
        .map(line -> line.split(" "))
        .map(words -> new Death(Waypoint.valueOf(words[0]), Integer.parseInt(words[1])));
  }

  Duration clockError() {
    return read("clock").map(Long::parseLong).map(Duration::ofMillis).orElse(Duration.ZERO);
  }

  private Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(folder.resolve(name)).strip());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replace(String name, String text) {
    try {
      Files.createDirectories(folder);
      Path draft = folder.resolve(name + ".new");
      Files.writeString(draft, text);
      Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
