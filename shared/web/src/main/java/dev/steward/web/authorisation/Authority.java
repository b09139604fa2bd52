package dev.steward.web.authorisation;

import dev.steward.core.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a route demands of its caller. */
sealed interface Authority {
  /** Nothing: anyone may call it. */
  record Anyone() implements Authority {
    @Override
    public String toString() {
      return "open";
    }
  }

  /** One of the roles. */
  record AnyOf(Set<Role> roles, boolean jobToken) implements Authority {
    public AnyOf {
      roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
      String named =
          EnumSet.copyOf(roles).stream().map(Role::wire).collect(Collectors.joining(","));
      return jobToken ? named + ",job-token" : named;
    }
  }

  /** More than anyone has: the route says nothing, or contradicts itself. */
  record Nobody() implements Authority {
    @Override
    public String toString() {
      return "nobody";
    }
  }
}
