package dev.steward.benchmarks;

/** The loads of one round, one right after the other. */
record Hot(Figures entries, Figures appends, Figures floor, Figures floorOfOne, Figures governed) {
  double appendsOfEntries() {
    return appends.perSecond() / entries.perSecond();
  }

  double governedOfFloor() {
    return governed.perSecond() / floor.perSecond();
  }

  double governedOfItsOwnFloor() {
    return governed.perSecond() / floorOfOne.perSecond();
  }
}
