package dev.steward.allinone.load;

import java.nio.file.Path;
import java.util.Locale;

/** A name such as {@code log.csv.gz} in its parts: what it is called, and what it is. */
record FileName(String stem, String ending, boolean compressed) {
  private static final String GZ = ".gz";

  static FileName of(Path file) {
    String name = String.valueOf(file.getFileName());
    boolean compressed = name.toLowerCase(Locale.ROOT).endsWith(GZ);
    String plain = compressed ? name.substring(0, name.length() - GZ.length()) : name;
    int dot = plain.lastIndexOf('.');
    return dot < 0
        ? new FileName(plain, "", compressed)
        : new FileName(
            plain.substring(0, dot), plain.substring(dot + 1).toLowerCase(Locale.ROOT), compressed);
  }
}
