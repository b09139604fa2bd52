package dev.steward.reliability.records;

/** A run as the database has it in the end; {@code call} is from its arguments. */
public record RunRow(
    String tenant,
    String id,
    String tool,
    String state,
    String principal,
    String call,
    String input,
    String problem,
    int violations,
    long effect,
    long cost,
    long dispatchings,
    String lastEvent) {
  /** The executor had it done and answered in a way that broke its contract. */
  public boolean answeredWrongly() {
    return state.equals("failed") && problem.equals("executor-failed") && violations > 0;
  }
}
