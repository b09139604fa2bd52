package dev.steward.decisions.webhooks;

import dev.steward.core.Digest;
import dev.steward.core.TenantId;
import dev.steward.database.Statements;
import dev.steward.json.CanonicalJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Puts what was told into {@code governance.event}. */
@Singleton
final class EventRows {
  void insert(Connection tx, TenantId tenant, Parcel parcel, Instant now) throws SQLException {
    Told told = parcel.told();
    byte[] payload = CanonicalJson.bytes(told.payload());
    new Statements()
        .add(
            """
            INSERT INTO governance.event
              (tenant_id, id, type, entity, correlation, payload, digest, recorded_by, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            """,
            slots ->
                slots
                    .text(tenant.value())
                    .text(parcel.key())
                    .text(told.type())
                    .text(told.entity())
                    .text(parcel.id())
                    .text(told.payload().toString())
                    .text(Digest.of(payload).value())
                    .text(parcel.mailbox().principal())
                    .moment(now))
        .execute(tx);
  }
}
