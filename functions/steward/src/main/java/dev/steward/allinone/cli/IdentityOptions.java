package dev.steward.allinone.cli;

import dev.steward.core.Role;
import dev.steward.core.TenantId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Who a command speaks as, when it makes its token from the local keys. */
final class IdentityOptions {
  @Option(
      names = "--role",
      paramLabel = "ROLE",
      split = ",",
      defaultValue = "operator",
      description = "Roles, by comma: supervisor, operator, admin, scheduler, viewer.")
  private List<String> roles = List.of();

  @Option(names = "--tenant", defaultValue = "demo", description = "Default: ${DEFAULT-VALUE}.")
  private String tenant = "";

  @Option(
      names = "--principal",
      paramLabel = "NAME",
      defaultValue = "cli",
      description = "The name the journal shows; default: ${DEFAULT-VALUE}.")
  private String principal = "";

  TenantId tenant() {
    try {
      return new TenantId(tenant);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, e.getMessage() + " (a-z 0-9 -, a letter first)", e);
    }
  }

  String principal() {
    return principal;
  }

  Set<Role> roles() {
    Set<Role> all = EnumSet.noneOf(Role.class);
    for (String wire : roles) {
      all.add(Role.of(wire).filter(role -> role != Role.SERVICE).orElseThrow(() -> unknown(wire)));
    }
    return all;
  }

  private static Failure unknown(String wire) {
    return new Failure(
        ExitCode.USAGE,
        "there is no role '%s'; roles are supervisor, operator, admin, scheduler, viewer"
            .formatted(wire));
  }
}
