package dev.steward.core;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who is calling: a principal of one tenant, with roles. A principal is 1 to 255 printable ASCII
 * characters without spaces, so that it travels in a header as it is.
 */
public record Caller(TenantId tenant, String principal, Set<Role> roles) {
  private static final Pattern PRINCIPAL = Pattern.compile("[!-~]{1,255}");

  public Caller {
    if (!PRINCIPAL.matcher(principal).matches()) {
      throw new IllegalArgumentException("a principal is 1 to 255 printable ASCII characters");
    }
    roles = Set.copyOf(roles);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }
}
