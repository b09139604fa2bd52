package dev.steward.decisions.deciding;

import java.util.regex.Pattern;

/** What is decided, such as finance. */
record DomainName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  DomainName {
    if (value.length() > 64 || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("must be lower-case words joined by hyphens");
    }
  }
}
