package dev.steward.database;

import dev.steward.core.TenantId;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Tenant transactions on Micronaut's default data source, shared with Micronaut Data. */
@Singleton
final class JdbcTenantTransactions implements TenantTransactions {
  private static final String BIND =
      """
      SELECT set_config('app.tenant', ?, true)
      """;

  // A number, as every answer of statements that go together is.
  private static final String BIND_TOGETHER =
      """
      SELECT 1 FROM set_config('app.tenant', ?, true)
      """;

  // Two statements, one round trip. A snapshot for all queries: READ COMMITTED takes one for each.
  private static final String BIND_READ =
      """
      SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
      SELECT set_config('app.tenant', ?, true)
      """;

  private final TransactionOperations<Connection> transactions;
  private final OneMessage messages;
  private final Duration patience;
  private final Map<Queue, Line> lines = new ConcurrentHashMap<>();

  /** Those who write at the ends of the same chains. */
  private record Queue(TenantId tenant, List<List<String>> ends) {}

  /** Nobody waits longer for a turn than for a connection: Hikari's own default, unless told. */
  JdbcTenantTransactions(
      TransactionOperations<Connection> transactions,
      DataSource connections,
      @Value("${datasources.default.connection-timeout:30000}") long patience) {
    this.transactions = transactions;
    // The bean hands out the connection of the transaction it is asked in.
    this.messages = new OneMessage(DelegatingDataSource.unwrapDataSource(connections));
    this.patience = Duration.ofMillis(patience);
  }

  @Override
  public <T> T write(TenantId tenant, Work<T> work) {
    return run(new Binding(Optional.of(tenant), false), work);
  }

  @Override
  public Written write(TenantId tenant, Statements statements) {
    Binding binding = new Binding(Optional.of(tenant), false);
    if (transactions.findTransactionStatus().isPresent()) {
      return joining(binding, statements);
    }
    return line(tenant, statements).write(statements);
  }

  /** Where the tenant's writers of such statements wait. */
  Line line(TenantId tenant, Statements statements) {
    return lines.computeIfAbsent(
        new Queue(tenant, statements.ends()),
        _ -> {
          Binding binding = new Binding(Optional.of(tenant), false);
          return new Line(group -> commit(binding, group), patience);
        });
  }

  /** One transaction for all, if every requirement of each is met; nothing is written otherwise. */
  private List<Written> commit(Binding binding, List<Statements> group) {
    Statements bound = bound(binding);
    group.forEach(bound::then);
    if (group.stream().allMatch(Statements::goAtOnce)) {
      messages.write(bound);
      return group.stream().<Written>map(_ -> new Written.Done()).toList();
    }
    try {
      return execute(
          binding,
          connection -> {
            List<Written> each = told(group, bound.execute(connection));
            if (each.stream().anyMatch(Written.Unmet.class::isInstance)) {
              throw new RolledBack(each);
            }
            return each;
          });
    } catch (RolledBack why) {
      return why.each;
    }
  }

  /** Whose requirements were met; the first answer is that of the binding. */
  private static List<Written> told(List<Statements> group, List<Long> answers) {
    List<Written> each = new ArrayList<>(group.size());
    int at = 1;
    for (Statements statements : group) {
      int end = at + statements.first();
      each.add(
          statements
              .unmet(answers.subList(at, end))
              .<Written>map(Written.Unmet::new)
              .orElseGet(Written.Done::new));
      at = end;
    }
    return each;
  }

  /** Bound already; an unmet requirement spoils the transaction around it. */
  private Written joining(Binding binding, Statements statements) {
    return run(
        binding,
        connection -> {
          Optional<String> unmet = statements.unmet(statements.execute(connection));
          if (unmet.isPresent()) {
            transactions.findTransactionStatus().orElseThrow().setRollbackOnly();
            return new Written.Unmet(unmet.get());
          }
          return new Written.Done();
        });
  }

  @Override
  public void afterCommit(Runnable what) {
    transactions
        .findTransactionStatus()
        .ifPresentOrElse(
            status ->
                status.registerSynchronization(
                    new TransactionSynchronization() {
                      @Override
                      public void afterCommit() {
                        // What it starts must not take this connection for its own.
                        PropagatedContext.empty().wrap(what).run();
                      }
                    }),
            what);
  }

  @Override
  public <T> T read(TenantId tenant, Work<T> work) {
    return run(new Binding(Optional.of(tenant), true), work);
  }

  @Override
  public void read(TenantId tenant, Statements queries) {
    Binding binding = new Binding(Optional.of(tenant), true);
    if (transactions.findTransactionStatus().isPresent()) {
      run(binding, queries::execute);
      return;
    }
    messages.read(bound(binding).then(queries));
  }

  private static Statements bound(Binding binding) {
    return new Statements().add(BIND_TOGETHER, slots -> slots.text(binding.setting()));
  }

  @Override
  public <T> T readUnbound(Work<T> work) {
    return run(new Binding(Optional.empty(), true), work);
  }

  private <T> T run(Binding binding, Work<T> work) {
    if (transactions.findTransactionStatus().isEmpty()) {
      return begin(binding, work);
    }
    Binding.present()
        .orElseThrow(() -> new IllegalStateException("the open transaction is bound to no tenant"))
        .admit(binding);
    return join(binding, work);
  }

  private <T> T begin(Binding binding, Work<T> work) {
    return execute(
        binding,
        connection -> {
          bind(connection, binding);
          return work.with(connection);
        });
  }

  private <T> T execute(Binding binding, Work<T> work) {
    Attempt<T> attempt = new Attempt<>(!binding.readOnly(), work);
    try {
      return PropagatedContext.getOrEmpty()
          .plus(binding)
          .propagate(() -> transactions.execute(binding.definition(), attempt));
    } catch (RuntimeException e) {
      throw attempt.explain(e);
    }
  }

  /** When the inner work throws, Micronaut marks the whole transaction for rollback. */
  private <T> T join(Binding binding, Work<T> work) {
    return transactions.execute(
        TransactionDefinition.DEFAULT, new Attempt<>(!binding.readOnly(), work));
  }

  private static void bind(Connection connection, Binding binding) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(binding.readOnly() ? BIND_READ : BIND)) {
      statement.setString(1, binding.setting());
      statement.execute();
    }
  }

  /** Thrown to roll the transaction back. */
  private static final class RolledBack extends RuntimeException {
    private final transient List<Written> each;

    RolledBack(List<Written> each) {
      super(null, null, false, false);
      this.each = each;
    }
  }
}
