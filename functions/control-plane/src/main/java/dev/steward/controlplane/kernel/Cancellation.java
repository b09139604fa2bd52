package dev.steward.controlplane.kernel;

import org.jspecify.annotations.Nullable;

/** A request to stop, handed along with the work. Whoever can be interrupted says how. */
public final class Cancellation {
  private boolean requested;
  private @Nullable Runnable interrupt;

  public synchronized void request() {
    requested = true;
    if (interrupt != null) {
      interrupt.run();
    }
  }

  public synchronized boolean requested() {
    return requested;
  }

  /** From now on a request runs {@code how}; at once when it was made already. */
  public synchronized void onRequest(Runnable how) {
    interrupt = how;
    if (requested) {
      how.run();
    }
  }
}
