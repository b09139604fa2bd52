package dev.steward.core;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The root of what Steward throws: a problem type, what happened in words, and where. */
public class Fault extends RuntimeException {
  private final ProblemType type;
  private final List<Violation> violations;

  public Fault(ProblemType type, String detail) {
    this(type, detail, List.of(), null);
  }

  public Fault(
      ProblemType type, String detail, List<Violation> violations, @Nullable Throwable cause) {
    super(detail, cause);
    this.type = type;
    this.violations = List.copyOf(violations);
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<Violation> violations() {
    return violations;
  }

  /** Headers the answer is to carry, such as {@code Retry-After} in seconds. */
  public Map<String, String> headers() {
    return Map.of();
  }

  /** Further members of the problem, such as the run it belongs to; values are plain JSON types. */
  public Map<String, Object> members() {
    return Map.of();
  }
}
