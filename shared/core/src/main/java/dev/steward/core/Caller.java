package dev.steward.core;

import java.util.Set;

/** Who is calling: a principal of one tenant, with roles. */
public record Caller(TenantId tenant, String principal, Set<Role> roles) {
  public Caller {
    if (principal.isBlank() || principal.length() > 255) {
      throw new IllegalArgumentException("a principal is 1 to 255 characters");
    }
    roles = Set.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
