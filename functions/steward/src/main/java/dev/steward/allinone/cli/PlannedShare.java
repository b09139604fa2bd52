package dev.steward.allinone.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.steward.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A policy in a plan as it is written: {@code POLICY[=PART][:PERCENT]}. */
record PlannedShare(String policy, String part, Optional<Integer> weight) {
  private static final Pattern SHAPE =
      Pattern.compile("([^=:]+@[^=:]+)(?:=([a-z]+))?(?::(\\d{1,3}(?:\\.\\d{1,2})?)%?)?");
  private static final Set<String> PARTS = Set.of("live", "canary", "trial", "shadow");
  private static final int WHOLE = 10_000;

  static PlannedShare parse(String text) {
    Matcher written = SHAPE.matcher(text);
    if (!written.matches()) {
      throw new Failure(
          ExitCode.USAGE,
          "'%s' is not POLICY@VERSION[=PART][:PERCENT], such as finance-constitution@1.1.B=canary:10"
              .formatted(text));
    }
    String part = Optional.ofNullable(written.group(2)).orElse("live");
    if (!PARTS.contains(part)) {
      throw new Failure(
          ExitCode.USAGE, "a policy is live, canary, trial or shadow in a plan, not " + part);
    }
    Optional<Integer> weight =
        Optional.ofNullable(written.group(3))
            .map(percent -> new BigDecimal(percent).movePointRight(2).intValueExact());
    return new PlannedShare(
        written.group(1), part, part.equals("shadow") ? weight.or(() -> Optional.of(0)) : weight);
  }

  /** As the server takes them; one that names no share has what the others leave. */
  static ArrayNode json(List<String> written) {
    List<PlannedShare> shares = new ArrayList<>();
    written.forEach(text -> shares.add(parse(text)));
    int left = WHOLE - shares.stream().mapToInt(each -> each.weight().orElse(0)).sum();
    if (shares.stream().filter(each -> each.weight().isEmpty()).count() > 1) {
      throw new Failure(ExitCode.USAGE, "only one policy can have what the others leave");
    }
    ArrayNode members = Json.MAPPER.createArrayNode();
    for (PlannedShare each : shares) {
      members
          .addObject()
          .put("policy", each.policy())
          .put("role", each.part())
          .put("weight", each.weight().orElse(left));
    }
    return members;
  }
}
