package dev.steward.controlplane.kernel;

import jakarta.inject.Singleton;

/** Whether this process is on its way out: it ends what it began and begins nothing. */
@Singleton
public final class Draining {
  private volatile boolean begun;

  public boolean begun() {
    return begun;
  }

  public void begin() {
    begun = true;
  }
}
