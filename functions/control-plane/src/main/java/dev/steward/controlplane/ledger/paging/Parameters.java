package dev.steward.controlplane.ledger.paging;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Query parameters, read strictly. */
public final class Parameters {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private Parameters() {}

  public static Optional<String> given(String value) {
    return Optional.of(value).filter(text -> !text.isBlank());
  }

  public static int pageSize(int asked) {
    if (asked < 1 || asked > 200) {
      throw refused("pageSize", "is 1 to 200");
    }
    return asked;
  }

  /** A moment, or a day for its beginning in UTC; empty when nothing is given. */
  public static Optional<Instant> moment(String name, String value) {
    return given(value).map(text -> parse(name, text));
  }

  /** By the lower-case name of a constant. */
  public static <E extends Enum<E>> E oneOf(String name, Class<E> type, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(() -> refused(name, "is one of " + wires(type)));
  }

  public static Fault refused(String name, String message) {
    return new Fault(
        ProblemType.MALFORMED_REQUEST,
        "the query cannot be used",
        List.of(new Violation("/" + name, message)),
        null);
  }

  private static Instant parse(String name, String text) {
    try {
      Instant moment =
          DAY.matcher(text).matches()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text);
      if (!moment.isBefore(FIRST) && !moment.isAfter(LAST)) {
        return moment;
      }
    } catch (DateTimeParseException neither) {
      // Refused below, like a time that no calendar of ours holds.
    }
    throw refused(name, "is a day such as 2026-01-31 or a time such as 2026-01-31T09:30:00Z");
  }

  private static String wires(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
