package dev.steward.decisions.memory;

import dev.steward.core.TenantId;
import dev.steward.decisions.constitutions.Declarations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What the facts of a policy, such as {@code finance-constitution@1.0.0}, are declared to be. */
@FunctionalInterface
public interface Vocabulary {
  Optional<Declarations> of(Connection tx, TenantId tenant, String policy) throws SQLException;
}
