package dev.steward.ports.models;

/** What is paid for: tokens read, and tokens written or thought. */
public record Tokens(long input, long output) {
  public static final Tokens NONE = new Tokens(0, 0);

  public Tokens {
    if (input < 0 || output < 0) {
      throw new IllegalArgumentException("fewer than no tokens: " + input + ", " + output);
    }
  }

  public Tokens plus(Tokens more) {
    return new Tokens(input + more.input, output + more.output);
  }
}
