package dev.steward.controlplane.followups;

import dev.steward.controlplane.kernel.Admission;
import dev.steward.controlplane.kernel.Executions;
import dev.steward.controlplane.kernel.Kernel;
import dev.steward.controlplane.kernel.ToolCall;
import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.Caller;
import dev.steward.core.Role;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls that outputs asked for, in the name of whoever made the call before; so nobody
 * approves what follows from a call of their own. Whether a call is refused or held, it is a run
 * that can be looked at; only what could not be tried is tried again.
 */
@Singleton
final class FollowUps {
  private static final Logger LOG = LoggerFactory.getLogger(FollowUps.class);
  private static final int TRIES = 20;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final FollowUpRows rows;
  private final Expected expected;
  private final Kernel kernel;
  private final Executions executions;
  private final Tenants tenants;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  FollowUps(
      FollowUpRows rows,
      Expected expected,
      Kernel kernel,
      Executions executions,
      Tenants tenants,
      TenantTransactions transactions,
      InstantSource clock) {
    this.rows = rows;
    this.expected = expected;
    this.kernel = kernel;
    this.executions = executions;
    this.tenants = tenants;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "500ms")
  void makeThoseExpected() {
    makeThoseOf(expected.tenants());
  }

  /** Those that another process was asked for and did not come to, and those that wait longer. */
  @Scheduled(initialDelay = "3s", fixedDelay = "15s")
  void makeThoseLeft() {
    makeThoseOf(tenants.all());
  }

  /** One at a time, so that no two of this process's threads make the same call. */
  private synchronized void makeThoseOf(List<TenantId> some) {
    for (TenantId tenant : some) {
      List<FollowUp> due = transactions.read(tenant, tx -> rows.due(tx, tenant, clock.instant()));
      due.forEach(each -> make(tenant, each));
    }
  }

  private void make(TenantId tenant, FollowUp followUp) {
    Optional<Instant> next = Optional.empty();
    try {
      if (kernel.admit(call(tenant, followUp)) instanceof Admission.Admitted admitted) {
        var _ = executions.start(admitted);
      }
    } catch (RuntimeException e) {
      // Whatever is wrong with one must not keep the others.
      LOG.warn("{} after {} was not tried", followUp.tool(), followUp.run(), e);
      next = followUp.tries() < TRIES ? Optional.of(later(followUp)) : Optional.empty();
    }
    Optional<Instant> again = next;
    transactions.write(
        tenant,
        tx -> {
          rows.tried(tx, tenant, followUp, again.orElse(null));
          return followUp;
        });
  }

  private Instant later(FollowUp followUp) {
    Duration wait = Duration.ofSeconds(1L << Math.min(followUp.tries(), 10));
    return clock.instant().plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
  }

  /** No role but the least that may call tools: what is asked for is not asked for with rights. */
  private static ToolCall call(TenantId tenant, FollowUp followUp) {
    return new ToolCall(
        new Caller(tenant, followUp.principal(), Set.of(Role.SCHEDULER)),
        followUp.tool(),
        followUp.arguments(),
        followUp.trace(),
        Optional.empty(),
        followUp.task(),
        Optional.of(followUp.key()));
  }
}
