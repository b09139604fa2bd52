package dev.steward.allinone.load;

import dev.steward.registry.Mistake;
import dev.steward.registry.YamlTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which events the rows of a file are, as {@code contracts/load} describes it. */
public final class Mapping {
  private final YamlTree text;
  private final String digest;
  private final String source;
  private final char delimiter;
  private final List<Kind> kinds;

  Mapping(YamlTree text, String digest, String source, char delimiter, List<Kind> kinds) {
    this.text = text;
    this.digest = digest;
    this.source = source;
    this.delimiter = delimiter;
    this.kinds = List.copyOf(kinds);
  }

  /** Throws {@link InvalidMapping} with every mistake, and {@link UnusableFile}. */
  public static Mapping read(Path file) {
    return MappingText.read(file);
  }

  String digest() {
    return digest;
  }

  String source() {
    return source;
  }

  char delimiter() {
    return delimiter;
  }

  List<Kind> kinds() {
    return kinds;
  }

  /** Throws {@link InvalidMapping} when it speaks of columns that the file does not have. */
  void fits(List<String> columns) {
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      String pointer = "/events/" + i;
      kinds
          .get(i)
          .columns()
          .distinct()
          .filter(column -> !columns.contains(column))
          .forEach(column -> mistakes.add(text.mistake(pointer, missing(column, columns))));
    }
    if (!mistakes.isEmpty()) {
      throw new InvalidMapping(mistakes);
    }
  }

  private static String missing(String column, List<String> columns) {
    return "the file has no column %s; it has %s".formatted(column, String.join(", ", columns));
  }
}
