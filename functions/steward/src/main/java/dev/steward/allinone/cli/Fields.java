package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Arrays;

/** Members of an object, one a line, those that are there. */
final class Fields {
  private Fields() {}

  static void print(PrintWriter out, JsonNode object, String... names) {
    int width = Arrays.stream(names).mapToInt(String::length).max().orElse(0);
    for (String name : names) {
      JsonNode value = object.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        out.println("  " + name + " ".repeat(width - name.length() + 2) + Printable.of(text));
      }
    }
  }
}
