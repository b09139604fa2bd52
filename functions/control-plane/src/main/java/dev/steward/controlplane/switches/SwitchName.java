package dev.steward.controlplane.switches;

import dev.steward.core.TenantId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a switch is called outside, and the row it is: {@code global} stops everything, {@code
 * tenant} the caller's tenant, {@code executor:NAME} and {@code tool:NAME} within the tenant; with
 * {@code global:} before them, for all tenants.
 */
record SwitchName(boolean everywhere, String row) {
  static final String RULE =
      "is global, tenant, executor:NAME, tool:NAME, global:executor:NAME or global:tool:NAME";

  private static final String ALL = "all";
  private static final Pattern PART = Pattern.compile("(global:)?((?:executor|tool):[!-~]{1,128})");

  static Optional<SwitchName> read(String name) {
    if (name.equals("global") || name.equals("tenant")) {
      return Optional.of(new SwitchName(name.equals("global"), ALL));
    }
    Matcher part = PART.matcher(name);
    return part.matches()
        ? Optional.of(new SwitchName(part.group(1) != null, part.group(2)))
        : Optional.empty();
  }

  /** The name of a row. */
  static String of(String tenant, String row) {
    boolean everywhere = tenant.equals("*");
    if (row.equals(ALL)) {
      return everywhere ? "global" : "tenant";
    }
    return everywhere ? "global:" + row : row;
  }

  String owner(TenantId tenant) {
    return everywhere ? "*" : tenant.value();
  }

  boolean whole() {
    return row.equals(ALL);
  }
}
