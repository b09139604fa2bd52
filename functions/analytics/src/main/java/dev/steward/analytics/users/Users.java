package dev.steward.analytics.users;

import dev.steward.analytics.asking.Asking;
import dev.steward.analytics.asking.Conditions;
import dev.steward.analytics.asking.Range;
import dev.steward.analytics.asking.Refusal;
import dev.steward.analytics.table.Table;
import dev.steward.executor.Invocation;
import dev.steward.ports.warehouse.Answer;
import dev.steward.ports.warehouse.AnswerRow;
import dev.steward.ports.warehouse.Arguments;
import dev.steward.ports.warehouse.PropertyFilter;
import dev.steward.ports.warehouse.Queries;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@link UserTable}s from the warehouse. */
@Singleton
public final class Users {
  /** Beyond, a table would need more memory than a process of this kind has. */
  private static final int MOST_FACTS = 4_000_000;

  private static final int MOST_PROPERTIES = 100;

  /** No event has an empty type: then all that users did is known of them. */
  private static final String NO_OUTCOME = "";

  private final Asking asking;

  Users(Asking asking) {
    this.asking = asking;
  }

  /** The properties that most users told. */
  public List<String> properties(Invocation call, Range range, Optional<String> outcome) {
    Arguments arguments =
        range.onto(Arguments.NONE).with("outcome_type", outcome.orElse(NO_OUTCOME));
    return asking.ask(call, Queries.PROPERTIES, arguments, MOST_PROPERTIES).rows().stream()
        .map((AnswerRow row) -> row.text("name"))
        .filter(Users::askable)
        .toList();
  }

  /**
   * The moment to look at users, so long after their first event, when an outcome is to be
   * explained by what was before: just before the first quarter of those who have it have had it.
   * Empty when nobody has it later than their first event.
   */
  public Optional<Duration> landmark(Invocation call, Range range, String outcome) {
    Arguments arguments = range.onto(Arguments.NONE).with("outcome_type", outcome);
    return asking.ask(call, Queries.OUTCOME_DELAYS, arguments, 1).rows().stream()
        .findFirst()
        .map(row -> Duration.of(row.whole("quarter_micros") - 1, ChronoUnit.MICROS));
  }

  /**
   * One row for each user with an event in the range who meets the conditions: the properties, how
   * often they did what, and whether they had the outcome. What they did and told after it, or
   * after the landmark, is left out; and so are users who are not at theirs yet or had the outcome
   * by then.
   */
  public Table table(
      Invocation call,
      Range range,
      Optional<String> outcome,
      Optional<Duration> landmark,
      List<String> properties,
      Conditions segment) {
    Set<String> told = new LinkedHashSet<>(properties);
    segment.filters().forEach((PropertyFilter filter) -> told.add(filter.property()));
    Arguments arguments =
        range
            .onto(Arguments.NONE)
            .with("outcome_type", outcome.orElse(NO_OUTCOME))
            .with("landmark_micros", landmark.map(Users::micros).orElse(null))
            .with("properties", List.copyOf(told));
    Answer answer = asking.ask(call, Queries.USER_FEATURES, arguments, MOST_FACTS);
    if (answer.more()) {
      throw Refusal.of(
          "/range_days",
          "holds more than %,d facts about users: ask about less time, or fewer features"
              .formatted(MOST_FACTS));
    }
    UserTable users = new UserTable();
    answer.rows().forEach(users::add);
    return users.table(told, outcome, segment);
  }

  private static long micros(Duration length) {
    return length.dividedBy(ChronoUnit.MICROS.getDuration());
  }

  private static boolean askable(String property) {
    return !property.isEmpty() && "$/\"".indexOf(property.charAt(0)) < 0;
  }
}
