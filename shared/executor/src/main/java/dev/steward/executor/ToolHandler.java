package dev.steward.executor;

/**
 * The work behind one tool. Input and output are records in the tool's own JSON names (see {@link
 * dev.steward.json.records.RecordJson}); a bean of this type is served at {@link #path()}, which
 * begins with {@code /execute/} and must be the registry's.
 */
public interface ToolHandler<I extends Record, O extends Record> {
  String tool();

  String path();

  Class<I> input();

  Class<O> output();

  /**
   * Whether a call changes something. Then its effect key is kept: the work is done once for it,
   * and a repeated call is answered as the first was.
   */
  default boolean changes() {
    return true;
  }

  /**
   * Whether work that was begun under a key, and of which nobody knows the end, may be begun again
   * by a later attempt; perhaps while the earlier one is still at it.
   */
  default boolean repeatable() {
    return false;
  }

  /**
   * Throws a {@link dev.steward.core.Fault} for a "no"; anything else thrown is a bug. What is to
   * be paid for by the unit goes to {@link Invocation#meter()}.
   */
  O handle(Invocation invocation, I input);
}
