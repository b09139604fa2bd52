package dev.steward.reliability.clients;

import java.util.concurrent.atomic.AtomicLong;

/** What all clients did together, for the line of progress. */
public final class Totals {
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();

  void began() {
    calls.incrementAndGet();
  }

  void asked() {
    requests.incrementAndGet();
  }

  void gaveUp() {
    unanswered.incrementAndGet();
  }

  public long calls() {
    return calls.get();
  }

  public long requests() {
    return requests.get();
  }

  /** Calls that never had a definite answer. */
  public long unanswered() {
    return unanswered.get();
  }
}
