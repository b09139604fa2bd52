package dev.steward.analytics.users;

import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.MixedColumn;
import dev.steward.analytics.table.NumberColumn;
import dev.steward.analytics.table.Table;
import dev.steward.core.Violation;
import java.util.Optional;

/** What is wrong with a question about a property, by what users told. */
public final class Told {
  private Told() {}

  /** Most likely its name is mistyped. */
  public static Optional<Violation> known(Table table, String property, String pointer) {
    return table.find(property).filter(column -> column.present() > 0).isPresent()
        ? Optional.empty()
        : Optional.of(new Violation(pointer, "nobody told such a property in this time"));
  }

  /** Of some it is a number, of others a word. */
  public static Optional<Violation> ofOneKind(Table table, String property, String pointer) {
    return known(table, property, pointer)
        .or(
            () ->
                table.column(property) instanceof MixedColumn
                    ? Optional.of(
                        new Violation(
                            pointer,
                            property + " is a number for some users and a word for others"))
                    : Optional.empty());
  }

  public static Optional<Violation> number(Table table, String property, String pointer) {
    return ofOneKind(table, property, pointer)
        .or(
            () -> {
              Column column = table.column(property);
              return column instanceof NumberColumn
                  ? Optional.empty()
                  : Optional.of(new Violation(pointer, property + " is a word, not a number"));
            });
  }
}
