package dev.steward.allinone.place;

/** Something on this machine stands in the way; the message says what, and what to do about it. */
public final class Refusal extends RuntimeException {
  public Refusal(String message) {
    super(message);
  }

  public Refusal(String message, Throwable cause) {
    super(message, cause);
  }
}
