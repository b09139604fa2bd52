package dev.steward.ports.identity;

/** The identity by which the control plane calls an executor; never a caller's. */
public interface ServiceIdentity {
  /**
   * A bearer token for that audience (the executor's base URL), cached while it is good. Throws
   * {@link IdentityUnavailable} when none can be had.
   */
  String tokenFor(String audience);
}
