package dev.steward.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** Makes one call after another; belongs to one thread. */
interface Client extends AutoCloseable {
  void call() throws Exception;

  @Override
  void close() throws IOException, SQLException;
}
