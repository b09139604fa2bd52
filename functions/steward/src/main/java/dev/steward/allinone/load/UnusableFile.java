package dev.steward.allinone.load;

import org.jspecify.annotations.Nullable;

/** The file cannot be read, or from some place on not as what its name says it is. */
public final class UnusableFile extends RuntimeException {
  UnusableFile(String message) {
    this(message, null);
  }

  UnusableFile(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
