package dev.steward.decisions.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.IdSource;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.deciding.Decider;
import dev.steward.journal.Entry;
import dev.steward.journal.Facts;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import dev.steward.journal.Stretch;
import dev.steward.json.Json;
import dev.steward.json.StoredJson;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from the journal what became of the approvals by which people were asked. What follows is
 * written in the transaction that remembers how far was heard: once, whoever dies when.
 */
@Singleton
final class Asked {
  private static final Logger LOG = LoggerFactory.getLogger(Asked.class);
  private static final String RUNS = "runs";
  private static final String TOOL = "decisions.resolve";
  private static final String OPENED = "approval.opened";
  private static final Set<String> TYPES =
      Set.of(
          OPENED,
          "approval.rejected",
          "approval.revised",
          "approval.expired",
          "approval.void",
          "approval.failed");

  private static final int WINDOW = 5_000;

  private final AskedRows rows;
  private final Journal journal;
  private final TenantTransactions transactions;
  private final IdSource ids;

  Asked(AskedRows rows, Journal journal, TenantTransactions transactions, IdSource ids) {
    this.rows = rows;
    this.journal = journal;
    this.transactions = transactions;
    this.ids = ids;
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "${steward.decisions.hear-every:1s}")
  void hearAll() {
    for (TenantId tenant : transactions.readUnbound(rows::tenants)) {
      try {
        while (hear(tenant)) {
          // there is more
        }
      } catch (RuntimeException e) {
        // Whatever is wrong with one must not keep the others.
        LOG.warn("what became of the approvals of {} is not heard", tenant, e);
      }
    }
  }

  /** Says whether there is more. */
  boolean hear(TenantId tenant) {
    boolean nothing =
        transactions.read(
            tenant,
            tx -> {
              long heard = rows.heard(tx, tenant);
              return journal.stretch(tx, tenant, RUNS, heard, 1, Set.of()).end() == heard;
            });
    return !nothing && transactions.write(tenant, tx -> hear(tx, tenant));
  }

  private boolean hear(Connection tx, TenantId tenant) throws SQLException {
    OptionalLong heard = rows.take(tx, tenant);
    if (heard.isEmpty()) {
      return false;
    }
    Stretch said = journal.stretch(tx, tenant, RUNS, heard.getAsLong(), WINDOW, TYPES);
    rows.heard(tx, tenant, said.end());
    for (Entry entry : said.entries()) {
      JsonNode body = StoredJson.read(entry.body());
      if (body.path("capability").asText().equals(TOOL)) {
        hear(tx, tenant, entry, body.path("data"));
      }
    }
    return said.end() == heard.getAsLong() + WINDOW;
  }

  private void hear(Connection tx, TenantId tenant, Entry entry, JsonNode data)
      throws SQLException {
    String decision = data.path("about").asText();
    String approval = data.path("approval").asText();
    if (entry.type().equals(OPENED)) {
      rows.opened(tx, tenant, decision, approval);
    } else if (rows.closed(tx, tenant, decision, approval)) {
      end(tx, tenant, decision, approval, Ending.of(entry));
    }
  }

  /** Unless people are still asked in another way, or have decided. */
  private void end(Connection tx, TenantId tenant, String decision, String approval, Ending ending)
      throws SQLException {
    Optional<String> domain = rows.end(tx, tenant, decision, ending);
    if (domain.isEmpty()) {
      return;
    }
    ObjectNode data = Json.object().put("decision", decision).put("approval", approval);
    ending.note().ifPresent(note -> data.put("note", note));
    NewEntry entry =
        new NewEntry(
            ids.next("evt"),
            "decision." + ending.status().wire(),
            ending.at(),
            new Facts(ending.by().orElse("steward"), null, null, null, null, TOOL, null),
            data);
    journal.append(tx, tenant, Decider.stream(domain.get()), List.of(entry));
  }
}
