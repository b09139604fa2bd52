package dev.steward.controlplane.dispatch;

import dev.steward.controlplane.kernel.Usage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Steward-Usage}: a dictionary of RFC 8941 whose members are integers, such as {@code
 * input=1200, output=310}. One that cannot be read says nothing, as the RFC asks; what is paid for
 * by units nobody told is charged at its ceiling.
 */
final class UsageHeader {
  static final String NAME = "Steward-Usage";

  private static final Pattern MEMBER =
      Pattern.compile("[ \\t]*([a-z*][a-z0-9_.*-]{0,63})=(\\d{1,15})[ \\t]*");
  private static final int MOST = 64;

  private UsageHeader() {}

  static Usage read(List<String> values) {
    if (values.isEmpty()) {
      return Usage.NONE;
    }
    String[] members = String.join(",", values).split(",", MOST + 1);
    Map<String, Long> units = new HashMap<>();
    for (String member : members) {
      Matcher parts = MEMBER.matcher(member);
      if (members.length > MOST || !parts.matches()) {
        return Usage.NONE;
      }
      units.put(parts.group(1), Long.parseLong(parts.group(2)));
    }
    return new Usage(units);
  }
}
