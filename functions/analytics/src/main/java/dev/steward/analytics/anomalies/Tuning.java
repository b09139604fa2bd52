package dev.steward.analytics.anomalies;

/**
 * The round numbers of the method; docs/analytics/anomalies.md says why each. Lengths are counted
 * in values, not in time.
 *
 * @param memory half of it is the recent past, twice of it the lasting past
 * @param tail the share of the past that counts as extreme
 * @param level how slowly the level follows
 * @param quick how slowly the forecast from the latest values follows
 * @param run the middle one of the three lengths over which a shift is looked for; odd
 * @param calm so many values without a surprise end an incident
 * @param clip in average deviations: more than this moves neither level nor season
 * @param seasonGain a season is used when forecasts are off by so much less with it, as a share
 * @param periods so many periods does a season remember
 */
record Tuning(
    int memory,
    double tail,
    double level,
    double quick,
    int run,
    int calm,
    double clip,
    double seasonGain,
    double periods) {
  static final Tuning DEFAULT = new Tuning(2000, 0.02, 200, 5, 25, 24, 3, 0.2, 5);

  int recent() {
    return memory / 2;
  }

  int lasting() {
    return memory * 2;
  }

  int shortRun() {
    return (run + 1) / 2;
  }

  int longRun() {
    return 2 * run - 1;
  }
}
