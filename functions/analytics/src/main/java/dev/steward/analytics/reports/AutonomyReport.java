package dev.steward.analytics.reports;

import static j2html.TagCreator.*;

import dev.steward.analytics.pages.Table;
import dev.steward.analytics.pages.Timeline;
import dev.steward.analytics.pages.Timeline.Lane;
import dev.steward.analytics.pages.Timeline.Stretch;
import dev.steward.analytics.pages.Unit;
import dev.steward.ports.warehouse.AnswerRow;
import j2html.tags.DomContent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

@Singleton
final class AutonomyReport implements Report {
  private static final int LANES = 30;

  @Override
  public Place place() {
    return Place.AUTONOMY;
  }

  @Override
  public Findings find(Asked asked) {
    List<AnswerRow> rows = asked.rows("reports_autonomy_levels");
    if (rows.isEmpty()) {
      return Findings.NOTHING;
    }
    Map<String, List<Stretch>> lanes = new TreeMap<>();
    Table changes =
        new Table("Changes", "Policy", "Since", "Until", "From", "To", "Changed by", "Reason");
    for (AnswerRow row : rows.reversed()) {
      changes.row(
          policy(row),
          Words.moment(row.instant("since")),
          row.find("until", Instant.class).map(Words::moment).orElse("in force"),
          row.find("level_before", String.class).orElse(Words.NONE),
          row.text("level"),
          row.find("changed_by", String.class).orElse(Words.NONE),
          row.find("reason", String.class).orElse(Words.NONE));
      lanes.computeIfAbsent(policy(row), _ -> new ArrayList<>()).add(stretch(asked, row));
    }
    long changed =
        rows.stream().filter(row -> !row.instant("since").isBefore(asked.buckets().from())).count();
    Timeline timeline =
        new Timeline(
            "Levels of autonomy",
            "%d policies, %d changes. The table below says the same."
                .formatted(lanes.size(), changed),
            asked.buckets(),
            lanes.entrySet().stream()
                .limit(LANES)
                .map(lane -> new Lane(lane.getKey(), lane.getValue()))
                .toList());
    return new Findings(
        List.of(
            Figure.of("Policies", Unit.COUNT.write(lanes.size())),
            Figure.of("Changes", Unit.COUNT.write(changed)),
            new Figure("Alone now", Unit.COUNT.write(now(rows, "AL3")), "at AL3"),
            new Figure("People decide now", Unit.COUNT.write(now(rows, "AL0")), "at AL0")),
        each(),
        List.of(timeline.html(), changes.html()));
  }

  @Override
  public DomContent whenEmpty() {
    return p(
        join(
            "No policy has been given a level of autonomy. Levels appear once somebody changes one and tells of it:",
            code("steward.decision.autonomy-changed"),
            "in",
            code("contracts/events"),
            "."));
  }

  private static long now(List<AnswerRow> rows, String level) {
    return rows.stream()
        .filter(row -> row.find("until", Instant.class).isEmpty())
        .filter(row -> row.text("level").equals(level))
        .count();
  }

  private static String policy(AnswerRow row) {
    return row.text("policy")
        + row.find("version", String.class).map(version -> "@" + version).orElse("");
  }

  private static Stretch stretch(Asked asked, AnswerRow row) {
    String level = row.text("level");
    String style = level.matches("AL[0-3]") ? "c-a" + level.charAt(2) : "c-rest";
    Instant until = row.find("until", Instant.class).orElse(asked.buckets().to());
    return new Stretch(level, style, row.instant("since"), until);
  }
}
