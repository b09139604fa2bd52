package dev.steward.embedded.events;

import java.io.IOException;

/** Bytes in the log that no writer finished, or that changed afterwards. */
final class BrokenFrame extends IOException {
  BrokenFrame() {
    super("this is no frame");
  }
}
