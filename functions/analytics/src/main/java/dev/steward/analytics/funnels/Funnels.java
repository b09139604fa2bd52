package dev.steward.analytics.funnels;

import dev.steward.analytics.asking.Asking;
import dev.steward.analytics.asking.Refusal;
import dev.steward.core.Violation;
import dev.steward.executor.Invocation;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Queries;
import jakarta.inject.Singleton;
import java.util.List;

/** Asks how many users got how far, and says why nobody did where the question is to blame. */
@Singleton
final class Funnels {
  private final Asking asking;

  Funnels(Asking asking) {
    this.asking = asking;
  }

  /** Users who reached each step, in their order. */
  List<Long> users(Invocation call, FunnelQuestion question) {
    List<Long> users = count(call, question);
    if (users.contains(0L)) {
      List<Violation> unknown = new Unknown(asking, this, call, question).among(users);
      if (!unknown.isEmpty()) {
        throw Refusal.of(unknown);
      }
    }
    return users;
  }

  List<Long> count(Invocation call, FunnelQuestion question) {
    return asking.ask(call, Queries.FUNNEL, question.arguments(), Funnel.MOST).rows().stream()
        .map((AnswerRow row) -> row.whole("users"))
        .toList();
  }
}
