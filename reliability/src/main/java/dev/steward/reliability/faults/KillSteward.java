package dev.steward.reliability.faults;

/** {@code kill -9} at no particular moment. */
record KillSteward() implements Fault {
  @Override
  public String kind() {
    return "kill -9 of Steward";
  }

  @Override
  public Struck strike(Ground ground) throws InterruptedException {
    ground.steward().kill();
    ground.steward().awaitReady();
    return Struck.YES;
  }
}
