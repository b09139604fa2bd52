package dev.steward.allinone.load;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Text with places that each row fills: {@code {column}}, {@code {#row}}, {@code {#file}}. */
record Template(List<Part> parts) {
  private static final String ROW = "#row";
  private static final String FILE = "#file";

  Template {
    parts = List.copyOf(parts);
  }

  /** A piece of text, or the name of what stands in its place. */
  record Part(boolean place, String text) {}

  /** Throws {@link IllegalArgumentException} with what is wrong with it. */
  static Template of(String text) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int open = text.indexOf('{', from);
      int end = open < 0 ? text.length() : open;
      String between = text.substring(from, end);
      if (between.contains("}")) {
        throw new IllegalArgumentException("a } without a { before it");
      }
      parts.add(new Part(false, between));
      from = end;
      if (open >= 0) {
        int close = text.indexOf('}', open);
        if (close < 0) {
          throw new IllegalArgumentException("a { without a } after it");
        }
        parts.add(new Part(true, place(text.substring(open + 1, close))));
        from = close + 1;
      }
    }
    return new Template(parts);
  }

  /** The columns it needs. */
  Stream<String> columns() {
    return parts.stream().filter(Part::place).map(Part::text).filter(it -> !it.startsWith("#"));
  }

  String fill(Row row) throws UnfitRow {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      filled.append(part.place() ? value(part.text(), row) : part.text());
    }
    return filled.toString();
  }

  private static String value(String place, Row row) throws UnfitRow {
    return switch (place) {
      case ROW -> Long.toString(row.number());
      case FILE -> row.file();
      default -> row.required(place);
    };
  }

  private static String place(String name) {
    if (name.isEmpty() || name.contains("{")) {
      throw new IllegalArgumentException("between { and } stands the name of a column");
    }
    if (name.startsWith("#") && !name.equals(ROW) && !name.equals(FILE)) {
      throw new IllegalArgumentException("there is {#row} and {#file}, but no {" + name + "}");
    }
    return name;
  }
}
