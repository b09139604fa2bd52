package dev.steward.core;

import java.util.regex.Pattern;

/** The business a call belongs to: 1 to 63 of {@code a-z 0-9 -}, beginning with a letter. */
public record TenantId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  public TenantId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a tenant id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
