package dev.steward.analytics.anomalies;

/** What about a value was the least expected. */
public enum Signal {
  /** It is far from the level and season of its past. */
  DEVIATION("the value is far from its usual level"),
  /** It is far from the few values before it. */
  JUMP("the value is far from the ones just before it"),
  /** It goes the same way for longer than usual. */
  DRIFT("the values keep moving in one direction"),
  /** Most of the latest values are off the level: not a spike, a state. */
  SHIFT("most of the latest values are off their usual level");

  private final String sentence;

  Signal(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
