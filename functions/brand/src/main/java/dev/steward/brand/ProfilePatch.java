package dev.steward.brand;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import dev.steward.json.records.Reading;
import dev.steward.json.records.RecordJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A merge patch over a profile. What it may name is what a profile has; what may be removed is what
 * a profile may lack. Both are judged by the result, so there is no second list of fields to keep.
 */
record ProfilePatch(JsonNode patch) {
  private static final Set<String> MEMBERS = RecordJson.members(BrandProfile.class);

  /** Throws a fault that lists every violation by its pointer into the tool's input. */
  JsonNode appliedTo(JsonNode profile) {
    JsonNode result = MergePatch.apply(profile, patch);
    List<Violation> violations = new ArrayList<>();
    if (patch.isEmpty()) {
      violations.add(new Violation("", "must name something to change"));
    }
    if (RecordJson.read(result, BrandProfile.class) instanceof Reading.Refused<?> refused) {
      violations.addAll(refused.violations());
    }
    findUnknownRemovals(patch, "", violations);
    if (!violations.isEmpty()) {
      throw new Fault(
          ProblemType.INVALID_INPUT,
          "the patch does not lead to a profile; nothing was written",
          violations.stream().map(ProfilePatch::inInput).toList(),
          null);
    }
    return result;
  }

  /** Removing a field that profiles never have leaves no trace in the result. */
  private static void findUnknownRemovals(
      JsonNode patch, String pointer, List<Violation> violations) {
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      String at = pointer + '/' + change.getKey().replace("~", "~0").replace("/", "~1");
      if (change.getValue().isObject()) {
        findUnknownRemovals(change.getValue(), at, violations);
      } else if (change.getValue().isNull()
          && !MEMBERS.contains(at)
          && !MEMBERS.contains(at + '!')) {
        violations.add(new Violation(at, "is not known here"));
      }
    }
  }

  private static Violation inInput(Violation violation) {
    return new Violation("/patch" + violation.pointer(), violation.message());
  }
}
