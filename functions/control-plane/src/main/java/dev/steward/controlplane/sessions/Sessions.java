package dev.steward.controlplane.sessions;

import dev.steward.controlplane.kernel.CurrentPolicy;
import dev.steward.core.Caller;
import dev.steward.core.Fault;
import dev.steward.core.IdSource;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Facts;
import dev.steward.journal.Journal;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The sessions of every tenant. */
@Singleton
final class Sessions {
  private static final String STREAM = "sessions";

  private final TenantTransactions transactions;
  private final SessionRows rows;
  private final Optional<CurrentPolicy> policy;
  private final Journal journal;
  private final IdSource ids;
  private final InstantSource clock;

  Sessions(
      TenantTransactions transactions,
      SessionRows rows,
      Optional<CurrentPolicy> policy,
      Journal journal,
      IdSource ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.policy = policy;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  Optional<Session> find(TenantId tenant, String id) {
    return transactions.read(tenant, tx -> rows.one(tx, tenant, id));
  }

  /** Newest first. */
  List<Session> page(TenantId tenant, Optional<String> before, int limit) {
    return transactions.read(tenant, tx -> rows.page(tx, tenant, before, limit));
  }

  Session open(Caller caller, Duration ttl) {
    Instant now = clock.instant();
    Session session =
        new Session(
            ids.next("ses"),
            caller.principal(),
            digest(caller.tenant()),
            true,
            now,
            now,
            now.plus(ttl),
            Optional.empty());
    return transactions.write(
        caller.tenant(),
        tx -> {
          rows.insert(tx, caller.tenant(), session);
          record(tx, caller, "session.opened", session);
          return session;
        });
  }

  /** Also of one that expired; under the policy that holds now. */
  Session renew(Caller caller, String id, Duration ttl) {
    Instant now = clock.instant();
    return transactions.write(
        caller.tenant(),
        tx -> {
          Session session = own(tx, caller, id);
          Session renewed =
              new Session(
                  id,
                  session.principal(),
                  digest(caller.tenant()),
                  true,
                  session.openedAt(),
                  now,
                  now.plus(ttl),
                  Optional.empty());
          rows.update(tx, caller.tenant(), renewed);
          record(tx, caller, "session.renewed", renewed);
          return renewed;
        });
  }

  /** A closed session stays closed; nothing is dispatched under it any more. */
  Session close(Caller caller, String id) {
    Instant now = clock.instant();
    return transactions.write(
        caller.tenant(),
        tx -> {
          Session session = own(tx, caller, id);
          Session closed =
              new Session(
                  id,
                  session.principal(),
                  session.policy(),
                  false,
                  session.openedAt(),
                  session.renewedAt(),
                  session.expiresAt(),
                  Optional.of(now));
          rows.update(tx, caller.tenant(), closed);
          record(tx, caller, "session.closed", closed);
          return closed;
        });
  }

  /** Another principal's is as good as none; locked until the transaction ends. */
  private Session own(Connection tx, Caller caller, String id) throws SQLException {
    Session session =
        rows.locked(tx, caller.tenant(), id)
            .filter(each -> each.principal().equals(caller.principal()))
            .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "no such session"));
    if (!session.open()) {
      throw new Fault(ProblemType.SESSION_ENDED, "the session is closed");
    }
    return session;
  }

  private Optional<String> digest(TenantId tenant) {
    return policy.map(current -> current.digest(tenant));
  }

  private void record(Connection tx, Caller caller, String type, Session session)
      throws SQLException {
    var data = Json.object().put("expiresAt", session.expiresAt().toString());
    session.policy().ifPresent(digest -> data.put("policy", digest));
    journal.append(
        tx,
        caller.tenant(),
        STREAM,
        List.of(
            new NewEntry(
                ids.next("evt"),
                type,
                clock.instant(),
                new Facts(caller.principal(), null, null, session.id(), null, null, null),
                data)));
  }
}
