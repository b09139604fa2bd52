package dev.steward.warehouse.duckdb;

import dev.steward.ports.warehouse.WarehouseFault;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;

/** What an exception of DuckDB means; it tells its kind in the first words of the message. */
final class Faults {
  private static final List<String> NEVER_WILL =
      List.of(
          "Parser Error",
          "Binder Error",
          "Catalog Error",
          "Conversion Error",
          "Constraint Error",
          "Invalid Input Error",
          "Out of Range Error",
          "Not implemented Error");

  private Faults() {}

  static WarehouseFault of(String what, SQLException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof SQLTimeoutException) {
      return new WarehouseFault.Unavailable(what + " took too long and was stopped", e);
    }
    if (NEVER_WILL.stream().anyMatch(message::startsWith)) {
      return new WarehouseFault.Rejected(what + " is nothing the warehouse can do", e);
    }
    if (message.startsWith("Out of Memory Error")) {
      return new WarehouseFault.Unavailable(what + " needs more memory than there is", e);
    }
    return new WarehouseFault.Unavailable(what + " failed: the warehouse cannot be used now", e);
  }
}
