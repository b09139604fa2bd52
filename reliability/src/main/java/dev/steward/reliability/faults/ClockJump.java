package dev.steward.reliability.faults;

import java.time.Duration;

/** Steward's clock is wrong for a while, and then right again. */
record ClockJump(Duration error, Duration lasting) implements Fault {
  @Override
  public String kind() {
    return error.isNegative() ? "clock set back" : "clock set forward";
  }

  @Override
  public Struck strike(Ground ground) throws InterruptedException {
    ground.steward().control().shiftClock(error);
    Thread.sleep(lasting);
    ground.steward().control().shiftClock(Duration.ZERO);
    return Struck.YES;
  }
}
