package dev.steward.decisions.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemKind;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.constitutions.OutcomeTerms;
import dev.steward.decisions.deciding.Decision;
import dev.steward.decisions.deciding.DecisionRows;
import dev.steward.decisions.outcomes.OutcomeRows;
import dev.steward.decisions.outcomes.Outcomes;
import dev.steward.decisions.policies.Policies;
import dev.steward.decisions.policies.PolicyId;
import dev.steward.executor.Invocation;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What vendors tell of the end of a thing is reported as an outcome of what was decided about it.
 * Which event says what is the constitution's to say. Whatever came first, news or decision, the
 * latest news by the vendor's clock counts; unless a person reported something after it had come.
 */
@Singleton
final class Aftermath {
  private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);
  private static final Duration TIME = Duration.ofSeconds(5);

  private final NewsRows news;
  private final DeliveryRows deliveries;
  private final DecisionRows decisions;
  private final Policies policies;
  private final OutcomeRows outcomeRows;
  private final Outcomes outcomes;
  private final Switches switches;
  private final TenantTransactions transactions;
  private final InstantSource clock;

  Aftermath(
      NewsRows news,
      DeliveryRows deliveries,
      DecisionRows decisions,
      Policies policies,
      OutcomeRows outcomeRows,
      Outcomes outcomes,
      Switches switches,
      TenantTransactions transactions,
      InstantSource clock) {
    this.news = news;
    this.deliveries = deliveries;
    this.decisions = decisions;
    this.policies = policies;
    this.outcomeRows = outcomeRows;
    this.outcomes = outcomes;
    this.switches = switches;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Of how many decisions a delivery told the outcome; left for later while a switch stops it. */
  int hear(TenantId tenant, Delivery delivery) {
    if (delivery.heard() || switches.stop(tenant, Switches.OUTCOMES)) {
      return 0;
    }
    List<String> decided =
        transactions.read(
            tenant, tx -> news.decided(tx, tenant, delivery.domain(), delivery.entity()));
    int told = 0;
    for (String decision : decided) {
      told += of(tenant, decision, Optional.of(delivery.type())) ? 1 : 0;
    }
    transactions.write(
        tenant,
        tx -> {
          deliveries.hear(tx, tenant, delivery);
          return delivery;
        });
    return told;
  }

  /** What was told of it before it was made. */
  void of(TenantId tenant, Decision decision) {
    if (!switches.stop(tenant, Switches.OUTCOMES)) {
      of(tenant, decision.id(), Optional.empty());
    }
  }

  private boolean of(TenantId tenant, String decision, Optional<String> type) {
    try {
      return transactions.write(tenant, tx -> report(tx, tenant, decision, type));
    } catch (Fault fault) {
      if (fault.type().kind() != ProblemKind.CONFLICT
          && fault.type().kind() != ProblemKind.INVALID) {
        throw fault;
      }
      LOG.warn("no outcome of {}: {}", decision, fault.detail());
      return false;
    }
  }

  /** The decision is held before the news are read: nobody reports older news after newer. */
  private boolean report(Connection tx, TenantId tenant, String id, Optional<String> type)
      throws SQLException {
    Decision decision = decisions.find(tx, tenant, id).orElseThrow().decision();
    OutcomeTerms terms = terms(tx, tenant, decision);
    if (terms.events().isEmpty() || type.filter(each -> !terms.listensTo(each)).isPresent()) {
      return false;
    }
    decisions.hold(tx, tenant, id);
    Instant occasion = news.occasion(tx, tenant, decision);
    for (News each : news.since(tx, tenant, decision, terms.eventTypes(), occasion)) {
      Optional<JsonNode> metrics =
          terms.told(
              each.type(),
              each.payload(),
              decision.verdict(),
              decision.facts(),
              Duration.between(occasion, each.happenedAt()));
      if (metrics.isPresent()) {
        return !corrected(tx, tenant, id, each)
            && outcomes
                .record(call(tenant, each), id, metrics.get(), Optional.of(at(decision, each)))
                .changed();
      }
    }
    return false;
  }

  private OutcomeTerms terms(Connection tx, TenantId tenant, Decision decision)
      throws SQLException {
    return policies
        .find(tx, tenant, PolicyId.parse(decision.maker().policy()))
        .orElseThrow(() -> new IllegalStateException("a decision without its policy"))
        .constitution()
        .outcome();
  }

  private boolean corrected(Connection tx, TenantId tenant, String id, News since)
      throws SQLException {
    return outcomeRows
        .latest(tx, tenant, id)
        .filter(latest -> !latest.reportedBy().startsWith(Mailbox.PRINCIPAL))
        .filter(latest -> latest.reportedAt().isAfter(since.receivedAt()))
        .isPresent();
  }

  /** An outcome lies between its decision and now, whatever a vendor's clock says. */
  private Instant at(Decision decision, News news) {
    Instant now = clock.instant();
    Instant at = news.happenedAt().isAfter(now) ? now : news.happenedAt();
    return at.isBefore(decision.decidedAt()) ? decision.decidedAt() : at;
  }

  private Invocation call(TenantId tenant, News news) {
    return new Invocation(
        tenant,
        news.event().substring(0, news.event().indexOf(':', Mailbox.PRINCIPAL.length())),
        news.event(),
        1,
        news.event(),
        clock.instant().plus(TIME),
        1);
  }
}
