package dev.steward.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.IdSource;
import dev.steward.core.TenantId;
import dev.steward.journal.Facts;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What happens to the rules of a tenant's decisions, as entries of its journal. */
@Singleton
public final class History {
  private static final String STREAM = "governance";

  private final Journal journal;
  private final IdSource ids;
  private final InstantSource clock;

  History(Journal journal, IdSource ids, InstantSource clock) {
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  /** Inside the transaction in which it happens; last, because it holds the end of the stream. */
  public void tell(Connection tx, TenantId tenant, String principal, String type, JsonNode data)
      throws SQLException {
    tellEach(tx, tenant, principal, type, List.of(data));
  }

  /** What happens at the same moment. */
  public void tellEach(
      Connection tx, TenantId tenant, String principal, String type, List<? extends JsonNode> data)
      throws SQLException {
    Instant now = clock.instant();
    journal.append(
        tx, tenant, STREAM, data.stream().map(each -> entry(now, principal, type, each)).toList());
  }

  private NewEntry entry(Instant now, String principal, String type, JsonNode data) {
    return new NewEntry(
        ids.next("evt"), type, now, new Facts(principal, null, null, null, null, null, null), data);
  }
}
