package dev.steward.database;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Keeps a process from starting on a database where a tenant could see another's rows or history
 * could be rewritten. It runs after the migrations and before anything else that waits for the
 * start, and names everything it finds in one {@link UnsafeDatabase}.
 */
@Singleton
@Requires(beans = DataSource.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseSelfCheck implements ApplicationEventListener<StartupEvent> {
  private final TenantTransactions transactions;

  DatabaseSelfCheck(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    List<String> violations = transactions.readUnbound(DatabaseSelfCheck::violations);
    if (!violations.isEmpty()) {
      throw new UnsafeDatabase(violations);
    }
  }

  static List<String> violations(Connection connection) throws SQLException {
    List<String> violations = new ArrayList<>();
    for (String check :
        Stream.concat(WallChecks.ALL.stream(), HistoryChecks.ALL.stream()).toList()) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(check)) {
        while (rows.next()) {
          violations.add(rows.getString(1));
        }
      }
    }
    return violations;
  }
}
