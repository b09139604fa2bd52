package dev.steward.policy.expressions;

import dev.steward.core.HiddenCharacters;
import dev.steward.registry.Mistake;
import java.util.List;

/**
 * Where a place in an expression lies in the file that holds it: exact for an expression on one
 * line and for a literal block ({@code |}), the start of the value where YAML folded the lines.
 */
public final class ScalarPlace {
  private ScalarPlace() {}

  public static Mistake of(String file, Mistake start, Uncompilable.At at) {
    List<String> lines = file.lines().toList();
    String line = line(lines, start.line());
    char first = start.column() <= line.length() ? line.charAt(start.column() - 1) : ' ';
    String message = HiddenCharacters.shown(at.message());
    return switch (first) {
      case '|' -> {
        int indent = indent(line(lines, start.line() + 1));
        yield new Mistake(
            start.line() + at.line(), indent + at.column() + 1, start.pointer(), message);
      }
      case '>' -> new Mistake(start.line(), start.column(), start.pointer(), message);
      case '"', '\'' -> on(start, at, 1, message);
      default -> on(start, at, 0, message);
    };
  }

  private static Mistake on(Mistake start, Uncompilable.At at, int quote, String message) {
    return new Mistake(
        start.line(), start.column() + quote + at.column(), start.pointer(), message);
  }

  private static String line(List<String> lines, int number) {
    return number <= lines.size() ? lines.get(number - 1) : "";
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
