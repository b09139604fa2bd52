package dev.steward.reliability.faults;

/** An orderly restart while calls are on their way. */
record Restart() implements Fault {
  @Override
  public String kind() {
    return "restart";
  }

  @Override
  public Struck strike(Ground ground) throws InterruptedException {
    ground.steward().stop();
    ground.steward().awaitReady();
    return Struck.YES;
  }
}
