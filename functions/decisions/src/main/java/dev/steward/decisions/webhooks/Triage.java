package dev.steward.decisions.webhooks;

import dev.steward.core.Fault;
import dev.steward.core.ProblemKind;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.deciding.Decider;
import dev.steward.decisions.deciding.DecisionRows;
import dev.steward.decisions.deciding.Kept;
import dev.steward.decisions.deciding.Question;
import dev.steward.decisions.deciding.Status;
import dev.steward.executor.Invocation;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Decides about a delivery, once, and puts down what is to be done at the vendor's. */
@Singleton
final class Triage {
  /** As a repetition always: then it is looked first whether the decision was made before. */
  private static final int AGAIN = 2;

  /** A delivery may bring about both: people are asked, and then it is acted on. */
  private static final int ASKING = 1;

  private static final int ACTING = 2;
  private static final Duration TIME = Duration.ofSeconds(5);

  private final Decider decider;
  private final DecisionRows decisions;
  private final DeliveryRows deliveries;
  private final EffectRows effects;
  private final Aftermath aftermath;
  private final Switches switches;
  private final List<Vendor> vendors;
  private final TenantTransactions transactions;
  private final WebhookSettings settings;
  private final InstantSource clock;

  Triage(
      Decider decider,
      DecisionRows decisions,
      DeliveryRows deliveries,
      EffectRows effects,
      Aftermath aftermath,
      Switches switches,
      List<Vendor> vendors,
      TenantTransactions transactions,
      WebhookSettings settings,
      InstantSource clock) {
    this.decider = decider;
    this.decisions = decisions;
    this.deliveries = deliveries;
    this.effects = effects;
    this.aftermath = aftermath;
    this.switches = switches;
    this.vendors = List.copyOf(vendors);
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /** What cannot be decided by the policy in force, or by none, is said so and kept. */
  Receipt decide(TenantId tenant, Delivery delivery) {
    if (switches.stop(tenant, Switches.DECIDING)) {
      return Receipt.stopped(delivery.id());
    }
    try {
      Kept kept = decider.decide(call(tenant, delivery), question(delivery)).kept();
      aftermath.of(tenant, kept.decision());
      settle(tenant, delivery, kept);
      return Receipt.decided(delivery.id(), kept);
    } catch (Fault fault) {
      ProblemKind kind = fault.type().kind();
      if (kind != ProblemKind.MISSING && kind != ProblemKind.INVALID) {
        throw fault;
      }
      transactions.write(
          tenant,
          tx ->
              deliveries.move(
                  tx,
                  tenant,
                  delivery,
                  DeliveryState.UNDECIDED,
                  Optional.empty(),
                  Optional.of(fault.detail())));
      return Receipt.undecided(delivery.id(), fault.detail());
    }
  }

  /** A person has decided what this one waited for. */
  void resolved(TenantId tenant, Delivery delivery) {
    Kept kept =
        transactions
            .read(tenant, tx -> decisions.find(tx, tenant, delivery.decision().orElseThrow()))
            .orElseThrow();
    settle(tenant, delivery, kept);
  }

  private void settle(TenantId tenant, Delivery delivery, Kept kept) {
    boolean waits = kept.decision().status() == Status.WAITING;
    DeliveryState to = waits ? DeliveryState.WAITING : DeliveryState.DONE;
    transactions.write(
        tenant,
        tx -> {
          boolean mine =
              deliveries.move(
                  tx, tenant, delivery, to, Optional.of(kept.decision().id()), Optional.empty());
          if (mine && waits && settings.asks()) {
            Call ask = Approvals.call(kept.decision());
            effects.insert(tx, tenant, delivery, ASKING, List.of(ask));
          } else if (mine && !waits && settings.act()) {
            plan(tx, tenant, delivery, kept);
          }
          return mine;
        });
  }

  private void plan(Connection tx, TenantId tenant, Delivery delivery, Kept kept)
      throws SQLException {
    for (Vendor vendor : vendors) {
      if (vendor.source().equals(delivery.source())) {
        effects.insert(
            tx,
            tenant,
            delivery,
            ACTING,
            vendor.calls(delivery.endpoint(), delivery.payload(), kept));
      }
    }
  }

  private Invocation call(TenantId tenant, Delivery delivery) {
    return new Invocation(
        tenant,
        Mailbox.PRINCIPAL + delivery.source(),
        delivery.event(),
        AGAIN,
        delivery.event(),
        clock.instant().plus(TIME),
        1);
  }

  private static Question question(Delivery delivery) {
    return new Question(
        delivery.domain(),
        delivery.entity(),
        delivery.payload().path("facts"),
        Optional.of(delivery.id()));
  }
}
