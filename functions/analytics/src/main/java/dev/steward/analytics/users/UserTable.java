package dev.steward.analytics.users;

import dev.steward.analytics.asking.Conditions;
import dev.steward.analytics.asking.Refusal;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.ColumnBuilder;
import dev.steward.analytics.table.Table;
import dev.steward.ports.warehouse.AnswerRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Users, and what is known of each. A property is a column of its name, what a user did is {@code
 * did X} with how often, and whether they had the outcome is {@value #HAD} with its name.
 */
public final class UserTable {
  private static final String DID = "did ";
  private static final String HAD = "had ";

  private final Map<String, User> users = new LinkedHashMap<>();
  private final TreeSet<String> types = new TreeSet<>();

  /** What one user told and did. */
  private record User(boolean outcome, Map<String, Value> told, Map<String, Double> did) {}

  private record Value(String text, @Nullable Double number) {}

  /** The column that says whether a user had the outcome. */
  public static String outcomeColumn(String type) {
    return HAD + type;
  }

  void add(AnswerRow row) {
    User user =
        users.computeIfAbsent(
            row.text("subject"),
            _ -> new User(row.flag("outcome"), new HashMap<>(), new HashMap<>()));
    switch (row.text("kind")) {
      case "event" -> {
        types.add(row.text("name"));
        user.did().put(row.text("name"), row.number("amount"));
      }
      case "property" ->
          user.told()
              .put(
                  row.text("name"),
                  new Value(row.text("value"), row.find("amount", Double.class).orElse(null)));
      default -> {}
    }
  }

  Table table(Collection<String> properties, Optional<String> outcome, Conditions segment) {
    List<User> members =
        users.values().stream()
            .filter(
                user ->
                    segment.filters().stream()
                        .allMatch(
                            filter -> {
                              Value told = user.told().get(filter.property());
                              return told != null && filter.holds(told.text(), told.number());
                            }))
            .toList();
    if (members.isEmpty()) {
      throw segment.isEmpty()
          ? Refusal.notEnough("nobody did anything in this time", "users with events")
          : Refusal.of("/segment", "nobody with an event in this time is in it");
    }
    List<Column> columns = new ArrayList<>();
    Set<String> told = new HashSet<>();
    members.forEach(user -> told.addAll(user.told().keySet()));
    for (String property : properties) {
      if (told.contains(property) || !isEvent(property)) {
        columns.add(property(property, members));
      }
    }
    for (String type : types) {
      if (told.contains(DID + type)) {
        continue;
      }
      ColumnBuilder column = new ColumnBuilder(DID + type);
      members.forEach(user -> column.number(user.did().getOrDefault(type, 0.0)));
      columns.add(column.build());
    }
    outcome.ifPresent(
        type -> {
          ColumnBuilder column = new ColumnBuilder(outcomeColumn(type));
          members.forEach(user -> column.flag(user.outcome()));
          columns.add(column.build());
        });
    return new Table(columns);
  }

  private boolean isEvent(String column) {
    return column.startsWith(DID) && types.contains(column.substring(DID.length()));
  }

  private static Column property(String name, List<User> members) {
    ColumnBuilder column = new ColumnBuilder(name);
    for (User user : members) {
      Value told = user.told().get(name);
      if (told == null) {
        column.missing();
      } else if (told.number() != null) {
        column.number(told.number());
      } else {
        column.text(told.text());
      }
    }
    return column.build();
  }
}
