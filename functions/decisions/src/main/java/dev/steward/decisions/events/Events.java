package dev.steward.decisions.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.History;
import dev.steward.json.CanonicalJson;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The events of a tenant: appended once under an id, never changed. */
@Singleton
public final class Events {
  private final EventRows rows;
  private final TenantTransactions transactions;
  private final History history;

  Events(EventRows rows, TenantTransactions transactions, History history) {
    this.rows = rows;
    this.transactions = transactions;
    this.history = history;
  }

  /** Whether it is new. The same id with another content is a fault. */
  public boolean append(TenantId tenant, Event event) {
    Digest digest = Digest.of(CanonicalJson.bytes(content(event)));
    return transactions.write(
        tenant,
        tx -> {
          if (rows.insert(tx, tenant, event, digest)) {
            history.tell(
                tx,
                tenant,
                event.by(),
                "event.appended",
                Json.object().put("event", event.id()).put("digest", digest.value()));
            return true;
          }
          if (!rows.digest(tx, tenant, event.id()).equals(digest)) {
            throw new Fault(
                ProblemType.CONFLICT, "another event was appended under this id already");
          }
          return false;
        });
  }

  List<Event> latest(TenantId tenant, Optional<String> type, int limit) {
    return transactions.read(tenant, tx -> rows.latest(tx, tenant, type, limit));
  }

  private static JsonNode content(Event event) {
    return Json.object()
        .put("type", event.type())
        .put("entity", event.entity())
        .put("correlation", event.correlation().orElse(""))
        .set("payload", event.payload());
  }
}
