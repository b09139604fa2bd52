package dev.steward.database;

import java.util.List;

/** The database does not hold the walls between tenants, or lets history be rewritten. */
public final class UnsafeDatabase extends RuntimeException {
  private final List<String> violations;

  UnsafeDatabase(List<String> violations) {
    super("refusing to start on this database:\n - " + String.join("\n - ", violations));
    this.violations = List.copyOf(violations);
  }

  public List<String> violations() {
    return violations;
  }
}
