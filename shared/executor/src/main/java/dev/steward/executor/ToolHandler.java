package dev.steward.executor;

/**
 * The work behind one tool. Input and output are records in the tool's own JSON names; a bean of
 * this type is served at {@link #path()}, which must be the registry's.
 */
public interface ToolHandler<I, O> {
  String tool();

  String path();

  Class<I> input();

  Class<O> output();

  /** Throws a {@link dev.steward.core.Fault} for a "no"; anything else thrown is a bug. */
  O handle(Invocation invocation, I input);
}
