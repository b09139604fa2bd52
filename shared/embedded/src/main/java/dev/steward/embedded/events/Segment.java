package dev.steward.embedded.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of the log, named after the place where it begins. */
record Segment(Path file, Place base) {
  private static final Pattern NAME = Pattern.compile("(\\d{19})-(\\d{19})\\.log");

  static Segment at(Path folder, Place base) {
    return new Segment(
        folder.resolve("%019d-%019d.log".formatted(base.position(), base.ordinal())), base);
  }

  /** All of them, in their order. */
  static List<Segment> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(file -> of(file).stream()).toList();
    }
  }

  private static Optional<Segment> of(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches()
        ? Optional.of(
            new Segment(
                file, new Place(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))))
        : Optional.empty();
  }
}
