package dev.steward.decisions.webhooks;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.events.Events;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Takes in what vendors tell: once however often it is sent, with its event, and decided about. */
@Singleton
public final class Intake {
  private final DeliveryRows deliveries;
  private final Events events;
  private final Triage triage;
  private final Aftermath aftermath;
  private final Outbox outbox;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  Intake(
      DeliveryRows deliveries,
      Events events,
      Triage triage,
      Aftermath aftermath,
      Outbox outbox,
      TenantTransactions transactions,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.events = events;
    this.triage = triage;
    this.aftermath = aftermath;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What was broken off before is brought to its end when it comes again. */
  public Receipt take(Parcel parcel) {
    TenantId tenant = parcel.mailbox().tenant();
    Instant now = clock.instant();
    boolean isNew = transactions.write(tenant, tx -> insert(tx, tenant, parcel, now));
    Delivery delivery = transactions.read(tenant, tx -> stored(tx, tenant, parcel));
    int outcomes = aftermath.hear(tenant, delivery);
    if (!isNew && delivery.state().settled()) {
      return Receipt.duplicate(parcel.id());
    }
    if (delivery.state() == DeliveryState.RECORDED) {
      return Receipt.recorded(parcel.id(), outcomes);
    }
    Receipt receipt = triage.decide(tenant, delivery);
    outbox.hurry(tenant);
    return receipt;
  }

  private boolean insert(Connection tx, TenantId tenant, Parcel parcel, Instant now)
      throws SQLException {
    DeliveryState state = parcel.told().toDecide() ? DeliveryState.TAKEN : DeliveryState.RECORDED;
    boolean isNew = deliveries.insert(tx, tenant, parcel, state, now);
    if (isNew) {
      events.append(tenant, parcel.event(now));
    }
    return isNew;
  }

  private Delivery stored(Connection tx, TenantId tenant, Parcel parcel) throws SQLException {
    Optional<Delivery> byId = deliveries.find(tx, tenant, parcel);
    if (byId.isPresent()
        && !parcel.idIsSigned()
        && !byId.get().digest().equals(parcel.digest().value())) {
      throw new Fault(ProblemType.CONFLICT, "this delivery came before, with another content");
    }
    return byId.isPresent() ? byId.get() : deliveries.ofBody(tx, tenant, parcel).orElseThrow();
  }
}
