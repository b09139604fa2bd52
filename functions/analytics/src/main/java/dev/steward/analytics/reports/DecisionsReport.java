package dev.steward.analytics.reports;

import static j2html.TagCreator.*;

import dev.steward.analytics.pages.Chart;
import dev.steward.analytics.pages.Table;
import dev.steward.analytics.pages.Unit;
import dev.steward.ports.warehouse.AnswerRow;
import j2html.tags.DomContent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

@Singleton
final class DecisionsReport implements Report {
  private static final Map<String, String> LEVELS =
      new TreeMap<>(Map.of("AL0", "c-a0", "AL1", "c-a1", "AL2", "c-a2", "AL3", "c-a3"));

  @Override
  public Place place() {
    return Place.DECISIONS;
  }

  @Override
  public Findings find(Asked asked) {
    Sums levels = new Sums(asked.buckets());
    Sums policies = new Sums(asked.buckets());
    Sums verdicts = new Sums(asked.buckets());
    Sums outcomes = new Sums(asked.buckets());
    Sums rewards = new Sums(asked.buckets());
    for (AnswerRow row : asked.rows("reports_decisions")) {
      String policy = row.find("policy", String.class).orElse(Words.NONE);
      String verdict = row.find("verdict", String.class).orElse(Words.NONE);
      levels.add(row.find("autonomy", String.class).orElse(Words.NONE), row, "decisions");
      policies.add(policy, row, "decisions");
      verdicts.add(policy + " " + verdict, row, "decisions");
      outcomes.add(policy, row, "outcomes");
      rewards.add(policy, row, "reward");
    }
    if (policies.all() == 0) {
      return Findings.NOTHING;
    }
    Chart chart =
        new Chart(
            "Decisions by level of autonomy",
            "%s decisions, %s of them at AL3, alone."
                .formatted(Unit.COUNT.write(levels.all()), Unit.COUNT.write(levels.of("AL3"))),
            Chart.Shape.BARS,
            Unit.COUNT,
            asked.buckets(),
            levels.series(LEVELS));
    return new Findings(
        List.of(
            Figure.of("Decisions", Unit.COUNT.write(policies.all())),
            new Figure("Alone", Words.share(levels.of("AL3"), levels.all()), "at AL3"),
            new Figure("By people", Words.share(levels.of("AL0"), levels.all()), "at AL0"),
            new Figure(
                "Outcomes known",
                Words.share(outcomes.all(), policies.all()),
                "of those decided in this time"),
            new Figure("Reward on average", mean(rewards.all(), outcomes.all()), "from 0 to 1")),
        chart.small(),
        List.of(chart.html(), byPolicy(policies, verdicts, outcomes, rewards)));
  }

  @Override
  public DomContent whenEmpty() {
    return p(
        join(
            "Nothing was decided in this time. Decisions appear once somebody takes them under a policy and tells of it:",
            code("steward.decision.made"),
            "in",
            code("contracts/events"),
            "."));
  }

  private static DomContent byPolicy(Sums policies, Sums verdicts, Sums outcomes, Sums rewards) {
    Table table =
        new Table(
            "By policy",
            "Policy",
            "#Decisions",
            "#Approve",
            "#Deny",
            "#Escalate",
            "#Outcomes",
            "#Reward on average");
    for (String policy : policies.names()) {
      table.row(
          policy,
          Unit.COUNT.write(policies.of(policy)),
          Unit.COUNT.write(verdicts.of(policy + " approve")),
          Unit.COUNT.write(verdicts.of(policy + " deny")),
          Unit.COUNT.write(verdicts.of(policy + " escalate")),
          Unit.COUNT.write(outcomes.of(policy)),
          mean(rewards.of(policy), outcomes.of(policy)));
    }
    return table.html();
  }

  private static String mean(double sum, double count) {
    return count == 0 ? Words.NONE : String.format(Locale.ROOT, "%.3f", sum / count);
  }
}
