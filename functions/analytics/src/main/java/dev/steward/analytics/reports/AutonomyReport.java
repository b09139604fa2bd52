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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@Singleton
final class AutonomyReport implements Report {
  private static final int LANES = 30;
  private static final Pattern FLOOR = Pattern.compile("[0-9]+([.][0-9]+)?");

  private static final Comparator<String> FROM_THE_SMALLEST =
      Comparator.<String, String>comparing(lane -> lane.split(", ", 2)[0])
          .thenComparing(AutonomyReport::floor)
          .thenComparing(lane -> lane);

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
    Map<String, List<Stretch>> lanes = new TreeMap<>(FROM_THE_SMALLEST);
    Table changes =
        new Table(
            "Changes", "Of", "Policy", "Since", "Until", "From", "To", "Changed by", "Reason");
    for (AnswerRow row : rows) {
      lanes.computeIfAbsent(lane(row), _ -> new ArrayList<>()).add(stretch(asked, row));
    }
    List<AnswerRow> changed =
        rows.stream()
            .filter(AutonomyReport::isChange)
            .sorted(Comparator.comparing((AnswerRow row) -> row.instant("since")).reversed())
            .toList();
    for (AnswerRow row : changed) {
      changes.row(
          lane(row),
          policy(row),
          Words.moment(row.instant("since")),
          row.find("until", Instant.class).map(Words::moment).orElse("in force"),
          row.find("level_before", String.class).orElse(Words.NONE),
          row.text("level"),
          row.find("changed_by", String.class).orElse(Words.NONE),
          row.find("reason", String.class).orElse(Words.NONE));
    }
    long inRange =
        changed.stream()
            .filter(row -> !row.instant("since").isBefore(asked.buckets().from()))
            .count();
    Timeline timeline =
        new Timeline(
            "Levels of autonomy",
            "%d bands, %d changes. The table below says the same.".formatted(lanes.size(), inRange),
            asked.buckets(),
            lanes.entrySet().stream()
                .limit(LANES)
                .map(lane -> new Lane(lane.getKey(), lane.getValue()))
                .toList());
    return new Findings(
        List.of(
            Figure.of("Bands", Unit.COUNT.write(lanes.size())),
            Figure.of("Changes", Unit.COUNT.write(inRange)),
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

  /** Where a band begins; those that begin at nothing come first. */
  private static double floor(String lane) {
    String band = lane.contains(", ") ? lane.split(", ", 2)[1] : "";
    Matcher number = FLOOR.matcher(band);
    return number.find() && !band.startsWith("up to") ? Double.parseDouble(number.group()) : -1;
  }

  /** All bands of a domain are told when one changes. */
  private static boolean isChange(AnswerRow row) {
    return !row.find("level_before", String.class).equals(Optional.of(row.text("level")));
  }

  /** A band of a domain; a policy where none is told. */
  private static String lane(AnswerRow row) {
    return row.find("domain", String.class)
        .map(domain -> domain + row.find("band", String.class).map(band -> ", " + band).orElse(""))
        .orElseGet(() -> policy(row));
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
