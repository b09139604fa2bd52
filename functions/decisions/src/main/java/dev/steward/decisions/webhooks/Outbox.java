package dev.steward.decisions.webhooks;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.History;
import dev.steward.json.Json;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls that decisions brought about, one after another, from the rows themselves: none
 * is forgotten because a process died, and none waits on the webhook that brought it.
 */
@Singleton
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int AT_ONCE = 50;

  /** Longer than the longest attempt, so that no other process makes the same call meanwhile. */
  private static final Duration MINE = Duration.ofMinutes(2);

  private static final Duration LONGEST_WISH = Duration.ofHours(1);

  private final EffectRows rows;
  private final Approvals approvals;
  private final History history;
  private final List<Vendor> vendors;
  private final TenantTransactions transactions;
  private final WebhookSettings settings;
  private final Counting counting;
  private final ExecutorService workers;
  private final Semaphore turn = new Semaphore(1);

  Outbox(
      EffectRows rows,
      Approvals approvals,
      History history,
      List<Vendor> vendors,
      TenantTransactions transactions,
      WebhookSettings settings,
      Counting counting,
      @Named(TaskExecutors.BLOCKING) ExecutorService workers) {
    this.rows = rows;
    this.approvals = approvals;
    this.history = history;
    this.vendors = List.copyOf(vendors);
    this.transactions = transactions;
    this.settings = settings;
    this.counting = counting;
    this.workers = workers;
  }

  /** Soon, behind the answer; if not, the schedule will. */
  void hurry(TenantId tenant) {
    try {
      workers.execute(() -> send(tenant));
    } catch (RejectedExecutionException closing) {
      LOG.debug("calls to vendors are left for the next start", closing);
    }
  }

  /** What is due, unless somebody here is at it. */
  void send(TenantId tenant) {
    if (!turn.tryAcquire()) {
      return;
    }
    try {
      for (int i = 0; i < AT_ONCE && sendOne(tenant); i++) {
        // the next that is due
      }
    } finally {
      turn.release();
    }
  }

  private boolean sendOne(TenantId tenant) {
    Optional<Effect> due =
        transactions.write(tenant, tx -> rows.take(tx, tenant, MINE, settings.act()));
    due.ifPresent(
        effect -> {
          Sent sent = attempt(effect);
          counting.attempt(effect, sent);
          note(effect, sent);
        });
    return due.isPresent();
  }

  private Sent attempt(Effect effect) {
    if (effect.call().kind().equals(Approvals.KIND)) {
      return approvals.send(effect);
    }
    if (effect.late()) {
      return new Sent.Refused("kept back for so long that the vendor might do it twice");
    }
    return vendors.stream()
        .filter(vendor -> vendor.source().equals(effect.source()))
        .findFirst()
        .map(vendor -> vendor.send(effect))
        .orElseThrow();
  }

  private void note(Effect effect, Sent sent) {
    transactions.write(
        effect.tenant(),
        tx -> {
          switch (sent) {
            case Sent.Done(String note) -> end(tx, effect, "done", note);
            case Sent.Refused(String why) -> {
              LOG.warn("{} took no {}: {}", effect.source(), effect.call().kind(), why);
              end(tx, effect, "refused", why);
            }
            case Sent.Later(String why, Optional<Duration> _)
                when effect.attempt() >= settings.attempts() -> {
              LOG.warn("{} given up for {}: {}", effect.call().kind(), effect.source(), why);
              end(tx, effect, "refused", "given up: " + why);
            }
            case Sent.Later(String why, Optional<Duration> after) -> {
              rows.later(tx, effect, why, settings.pauseAfter(effect.attempt()));
              if (after.isPresent()) {
                rows.hold(tx, effect, shorter(after.get()));
              }
            }
          }
          return sent;
        });
  }

  private void end(Connection tx, Effect effect, String state, String note) throws SQLException {
    rows.end(tx, effect, state, note);
    history.tell(
        tx,
        effect.tenant(),
        "webhook:" + effect.source(),
        "webhook.call-" + state,
        Json.object()
            .put("source", effect.source())
            .put("endpoint", effect.endpoint())
            .put("delivery", effect.delivery())
            .put("call", effect.call().kind())
            .put("attempts", effect.attempt()));
  }

  private static Duration shorter(Duration wish) {
    return wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH;
  }
}
