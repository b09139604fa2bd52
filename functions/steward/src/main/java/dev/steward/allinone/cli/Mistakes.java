package dev.steward.allinone.cli;

import dev.steward.registry.Mistake;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * Mistakes in a file, each as {@code FILE:LINE:COLUMN: what is wrong}, as editors understand it.
 */
final class Mistakes {
  private Mistakes() {}

  /** Says how many there were. */
  static int print(PrintWriter out, Path file, List<Mistake> mistakes) {
    for (Mistake mistake : mistakes) {
      out.println(
          Printable.of(
              "%s:%d:%d: %s%s"
                  .formatted(
                      file,
                      mistake.line(),
                      mistake.column(),
                      mistake.message(),
                      mistake.pointer().isEmpty() ? "" : " (" + mistake.pointer() + ")")));
    }
    return mistakes.size();
  }
}
