package dev.steward.core;

import java.util.Locale;
import java.util.Optional;

/** What a caller may be; the wire form is the lower-case name. */
public enum Role {
  SUPERVISOR,
  OPERATOR,
  ADMIN,
  SCHEDULER,
  VIEWER,
  /** The control plane itself, calling an executor. */
  SERVICE;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String wire) {
    for (Role role : values()) {
      if (role.wire().equals(wire)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
