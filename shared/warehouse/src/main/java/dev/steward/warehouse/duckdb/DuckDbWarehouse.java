package dev.steward.warehouse.duckdb;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Appended;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.InsightRow;
import dev.steward.ports.warehouse.Limits;
import dev.steward.ports.warehouse.Query;
import dev.steward.ports.warehouse.Warehouse;
import dev.steward.ports.warehouse.WarehouseFault;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The warehouse as a DuckDB file in a folder. Writes take turns, each a transaction that DuckDB has
 * forced to the disk when it commits; questions run beside them, each on what was committed when it
 * began.
 */
@Singleton
@Requires(bean = DuckDbSettings.class)
public final class DuckDbWarehouse implements Warehouse, AutoCloseable {
  private final DuckDbFile file;
  private final Lock writing = new ReentrantLock();
  private final EventWriter events;
  private final InsightWriter insights;
  private final Estimate estimate = new Estimate();
  private final Map<Query, Translation> translations = new ConcurrentHashMap<>();

  public DuckDbWarehouse(DuckDbSettings settings) {
    file = DuckDbFile.open(settings);
    try {
      events = new EventWriter(file.connect());
      insights = new InsightWriter(file.connect());
    } catch (SQLException e) {
      file.close();
      throw Faults.of("opening the warehouse", e);
    }
  }

  @Override
  public Appended append(List<EventRow> rows) {
    writing.lock();
    try {
      return events.append(rows);
    } catch (SQLException e) {
      throw Faults.of("writing %d events".formatted(rows.size()), e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Appended record(List<InsightRow> rows) {
    writing.lock();
    try {
      return insights.record(rows);
    } catch (SQLException e) {
      throw Faults.of("writing %d insights".formatted(rows.size()), e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Answer query(TenantId tenant, Query query, Arguments arguments, Limits limits) {
    arguments.checked(query.parameters());
    Translation translation = translations.computeIfAbsent(query, Translation::of);
    try (Connection connection = file.connect();
        PreparedStatement statement = connection.prepareStatement(translation.text())) {
      long bytes = estimate.atMost(connection, query);
      if (bytes > limits.bytes()) {
        bytes = estimate.bytes(connection, tenant, query, arguments);
      }
      if (bytes > limits.bytes()) {
        throw new WarehouseFault.TooExpensive(query, bytes, limits.bytes());
      }
      translation.bind(statement, tenant, arguments);
      statement.setQueryTimeout(Math.toIntExact(limits.timeout().plusMillis(999).toSeconds()));
      try (ResultSet result = statement.executeQuery()) {
        return answer(query, result, limits.rows(), bytes);
      }
    } catch (SQLException e) {
      throw Faults.of("the query " + query.name(), e);
    }
  }

  @Override
  public long dryRun(TenantId tenant, Query query, Arguments arguments) {
    arguments.checked(query.parameters());
    try (Connection connection = file.connect()) {
      return estimate.bytes(connection, tenant, query, arguments);
    } catch (SQLException e) {
      throw Faults.of("the estimate of " + query.name(), e);
    }
  }

  @Override
  @PreDestroy
  public void close() {
    writing.lock();
    try {
      events.close();
      insights.close();
    } catch (SQLException e) {
      throw Faults.of("closing the warehouse", e);
    } finally {
      file.close();
      writing.unlock();
    }
  }

  private static Answer answer(Query query, ResultSet result, int limit, long bytes)
      throws SQLException {
    Rows.check(query.columns(), result);
    List<AnswerRow> rows = new ArrayList<>();
    boolean more = result.next();
    while (more && rows.size() < limit) {
      rows.add(Rows.row(query.columns(), result));
      more = result.next();
    }
    return new Answer(query.columns(), rows, more, bytes);
  }
}
