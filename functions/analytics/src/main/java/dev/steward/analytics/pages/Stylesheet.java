package dev.steward.analytics.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The one style of all pages. */
public final class Stylesheet {
  private Stylesheet() {}

  public static String text() {
    try (InputStream in = Stylesheet.class.getResourceAsStream("style.css")) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: style.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
