package dev.steward.ports.identity;

/** The identity by which the control plane calls an executor. */
public interface ServiceIdentity {
  /** A bearer token for that audience (the executor's base URL), cached while it is good. */
  String tokenFor(String audience);
}
