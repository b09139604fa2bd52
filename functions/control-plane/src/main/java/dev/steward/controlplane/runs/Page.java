package dev.steward.controlplane.runs;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A page of a list that goes from the newest id to the oldest, and where the next one begins. */
public record Page<T>(List<T> items, Optional<String> next) {
  private static final int LONGEST = 200;

  /**
   * {@code prefix} is that of the ids, such as {@code run}; an empty token means the first page.
   */
  public static <T> Page<T> of(
      int size, String token, String prefix, Source<T> source, Function<T, String> id) {
    if (size < 1 || size > LONGEST) {
      throw new Fault(
          ProblemType.MALFORMED_REQUEST,
          "the parameters of the list cannot be used",
          List.of(new Violation("/pageSize", "is 1 to " + LONGEST)),
          null);
    }
    Optional<String> before =
        token.isEmpty() ? Optional.empty() : Optional.of(PageToken.decode(token, prefix));
    List<T> found = source.olderThan(before, size + 1);
    if (found.size() <= size) {
      return new Page<>(found, Optional.empty());
    }
    List<T> shown = found.subList(0, size);
    return new Page<>(shown, Optional.of(PageToken.encode(id.apply(shown.getLast()))));
  }

  /** Newest first, those older than the id where one is given. */
  @FunctionalInterface
  public interface Source<T> {
    List<T> olderThan(Optional<String> id, int limit);
  }
}
