package dev.steward.embedded.postgres;

/** A database role that can log in. */
public record Credentials(String user, String password) {
  @Override
  public String toString() {
    return "Credentials[" + user + "]";
  }
}
