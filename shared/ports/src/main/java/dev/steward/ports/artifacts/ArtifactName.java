package dev.steward.ports.artifacts;

import java.util.regex.Pattern;

/**
 * Where an artifact lies: segments of {@code a-z 0-9 . _ -} joined by slashes, none of them
 * beginning with a dot, 1 to 512 characters in all. The name of an artifact is not also the
 * beginning of another's path: a folder cannot be a file as well.
 */
public record ArtifactName(String value) implements Comparable<ArtifactName> {
  private static final Pattern SHAPE =
      Pattern.compile("[a-z0-9_-][a-z0-9._-]{0,127}(/[a-z0-9_-][a-z0-9._-]{0,127})*");
  private static final int LONGEST = 512;

  public ArtifactName {
    if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not the name of an artifact: " + value);
    }
  }

  @Override
  public int compareTo(ArtifactName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
