package dev.steward.controlplane.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code {"note": "…", "digest": "sha256:…"}}, both left out where they may be. */
final class DecisionBody {
  private static final int LONGEST_NOTE = 2_000;
  private static final Set<String> MEMBERS = Set.of("note", "digest");

  private DecisionBody() {}

  static Decision read(Decision.Kind kind, JsonNode body) {
    List<Violation> violations = new ArrayList<>();
    if (!body.isObject()) {
      violations.add(new Violation("", "is an object"));
    }
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                violations.add(new Violation("/" + name, "is not a known property"));
              }
            });
    Optional<String> note = note(body.path("note"), violations);
    Optional<Digest> digest = digest(body.path("digest"), violations);
    if (!violations.isEmpty()) {
      throw new Fault(ProblemType.INVALID_INPUT, "the body is no decision", violations, null);
    }
    return new Decision(kind, note, digest);
  }

  private static Optional<String> note(JsonNode note, List<Violation> violations) {
    boolean usable =
        note.isMissingNode() || (note.isTextual() && note.textValue().length() <= LONGEST_NOTE);
    if (!usable) {
      violations.add(new Violation("/note", "is a text of at most " + LONGEST_NOTE));
    }
    return Optional.ofNullable(note.textValue()).filter(text -> !text.isBlank());
  }

  private static Optional<Digest> digest(JsonNode digest, List<Violation> violations) {
    if (digest.isMissingNode()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Digest(digest.asText()));
    } catch (IllegalArgumentException e) {
      violations.add(new Violation("/digest", "is sha256: and 64 hex digits"));
      return Optional.empty();
    }
  }
}
