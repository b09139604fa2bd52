package dev.steward.controlplane.kernel;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Prefer} header (RFC 7240): {@code respond-async}, and {@code wait=N} seconds. What is
 * not understood is ignored, as the RFC asks.
 */
record Prefer(boolean async, OptionalInt waitSeconds) {
  private static final Pattern WAIT = Pattern.compile("\\bwait\\s*=\\s*(\\d{1,4})\\b");

  static Prefer parse(String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    Matcher wait = WAIT.matcher(lower);
    return new Prefer(
        lower.contains("respond-async"),
        wait.find() ? OptionalInt.of(Integer.parseInt(wait.group(1))) : OptionalInt.empty());
  }
}
