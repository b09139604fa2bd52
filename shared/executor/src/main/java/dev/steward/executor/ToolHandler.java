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

  /** Throws a {@link dev.steward.core.Fault} for a "no"; anything else thrown is a bug. */
  O handle(Invocation invocation, I input);
}
