package dev.steward.analytics.anomalies;

/** Tells the first alarm of an incident from the later ones, until it has been calm for a while. */
final class Incident {
  private final int calm;
  private long quiet;

  Incident(int calm, long quiet) {
    this.calm = calm;
    this.quiet = quiet;
  }

  boolean beginsWith(boolean alarm) {
    boolean begins = alarm && quiet >= calm;
    quiet = alarm ? 0 : quiet + 1;
    return begins;
  }

  long quiet() {
    return quiet;
  }
}
