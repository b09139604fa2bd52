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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
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
  private static final String CONSUMED = "approval.consumed";
  private static final Set<String> TYPES =
      Set.of(
          OPENED,
          CONSUMED,
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
    Map<String, List<NewEntry>> ends = new TreeMap<>();
    for (Entry entry : said.entries()) {
      JsonNode body = StoredJson.read(entry.body());
      if (body.path("capability").asText().equals(TOOL)) {
        hear(tx, tenant, entry, body.path("data"), ends);
      }
    }
    // Last, as everywhere: many wait for the end of a chain.
    for (Map.Entry<String, List<NewEntry>> each : ends.entrySet()) {
      journal.append(tx, tenant, Decider.stream(each.getKey()), each.getValue());
    }
    return said.end() == heard.getAsLong() + WINDOW;
  }

  private void hear(
      Connection tx, TenantId tenant, Entry entry, JsonNode data, Map<String, List<NewEntry>> ends)
      throws SQLException {
    String decision = data.path("about").asText();
    String approval = data.path("approval").asText();
    switch (entry.type()) {
      case OPENED -> rows.opened(tx, tenant, decision, approval);
      case CONSUMED -> rows.consumed(tx, tenant, decision, approval);
      default -> {
        if (rows.closed(tx, tenant, decision, approval)) {
          Ending ending = Ending.of(entry);
          rows.end(tx, tenant, decision, ending)
              .ifPresent(
                  domain ->
                      ends.computeIfAbsent(domain, _ -> new ArrayList<>())
                          .add(ended(decision, approval, ending)));
        }
      }
    }
  }

  private NewEntry ended(String decision, String approval, Ending ending) {
    ObjectNode data = Json.object().put("decision", decision).put("approval", approval);
    ending.note().ifPresent(note -> data.put("note", note));
    return new NewEntry(
        ids.next("evt"),
        "decision." + ending.status().wire(),
        ending.at(),
        new Facts(ending.by().orElse("steward"), null, null, null, null, TOOL, null),
        data);
  }
}
