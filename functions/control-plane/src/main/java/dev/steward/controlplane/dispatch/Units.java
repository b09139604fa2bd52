package dev.steward.controlplane.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.controlplane.kernel.Usage;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/**
 * The units an executor says it used: an RFC 8941 dictionary of non-negative integers. What breaks
 * that, in whatever part, says nothing at all; what is not known is charged at the ceiling.
 */
final class Units {
  private static final String HEADER = "Steward-Usage";
  private static final int MOST = 32;
  private static final int LONGEST = 2_048;
  private static final Pattern MEMBER = Pattern.compile("([a-z*][a-z0-9_.*-]{0,63})=([0-9]{1,15})");
  private static final Pattern NAME = Pattern.compile("[a-z*][a-z0-9_.*-]{0,63}");
  private static final Pattern COMMA = Pattern.compile("[ \\t]*,[ \\t]*");

  private Units() {}

  static Usage of(HttpResponse response) {
    StringBuilder whole = new StringBuilder();
    for (Header line : response.getHeaders(HEADER)) {
      whole.append(whole.isEmpty() ? "" : ",").append(line.getValue());
    }
    return of(whole.toString().strip());
  }

  static Usage of(String dictionary) {
    if (dictionary.isEmpty() || dictionary.length() > LONGEST) {
      return Usage.NONE;
    }
    Map<String, Long> units = new HashMap<>();
    for (String each : COMMA.split(dictionary, -1)) {
      Matcher member = MEMBER.matcher(each);
      if (!member.matches()) {
        return Usage.NONE;
      }
      units.put(member.group(1), Long.parseLong(member.group(2)));
    }
    return units.size() > MOST ? Usage.NONE : new Usage(units);
  }

  static Usage of(JsonNode object) {
    Map<String, Long> units = new HashMap<>();
    for (Map.Entry<String, JsonNode> unit : object.properties()) {
      JsonNode count = unit.getValue();
      boolean usable = count.isIntegralNumber() && count.canConvertToLong() && count.asLong() >= 0;
      if (!usable || !NAME.matcher(unit.getKey()).matches()) {
        return Usage.NONE;
      }
      units.put(unit.getKey(), count.asLong());
    }
    return units.size() > MOST ? Usage.NONE : new Usage(units);
  }
}
