package dev.steward.allinone.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a cell must be, and how it is then told in JSON. */
enum CellType {
  STRING,
  INTEGER,
  NUMBER,
  BOOLEAN,
  ANY;

  private static final long SAFE = 1L << 53;
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,16}");

  /** As JSON writes them: 007 and +1 are text, such as numbers of telephones and houses. */
  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");

  private static final Set<String> TRUE = Set.of("true", "yes", "1");
  private static final Set<String> FALSE = Set.of("false", "no", "0");

  static CellType of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  JsonNode of(String column, JsonNode cell) throws UnfitRow {
    if (this == ANY) {
      return cell.isTextual() ? guess(cell) : cell;
    }
    if (cell.isContainerNode()) {
      throw new UnfitRow("column %s holds a list or an object".formatted(column));
    }
    String text = cell.asText();
    return switch (this) {
      case STRING -> TextNode.valueOf(text);
      case INTEGER -> whole(column, text);
      case NUMBER -> decimal(column, text);
      case BOOLEAN -> flag(column, text);
      case ANY -> cell;
    };
  }

  private JsonNode whole(String column, String text) throws UnfitRow {
    String digits = text.strip();
    if (!WHOLE.matcher(digits).matches() || Math.abs(Long.parseLong(digits)) > SAFE) {
      throw unfit(column, text);
    }
    return LongNode.valueOf(Long.parseLong(digits));
  }

  private JsonNode decimal(String column, String text) throws UnfitRow {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      if (safe(number)) {
        return DecimalNode.valueOf(number);
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw unfit(column, text);
  }

  private JsonNode flag(String column, String text) throws UnfitRow {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      throw unfit(column, text);
    }
    return BooleanNode.valueOf(TRUE.contains(word));
  }

  private static JsonNode guess(JsonNode cell) {
    String text = cell.asText();
    if (text.equals("true") || text.equals("false")) {
      return BooleanNode.valueOf(text.equals("true"));
    }
    if (DECIMAL.matcher(text).matches()) {
      BigDecimal number = new BigDecimal(text);
      return safe(number) ? DecimalNode.valueOf(number) : cell;
    }
    return cell;
  }

  /** Within what JSON carries from one program to another unchanged. */
  private static boolean safe(BigDecimal number) {
    double near = number.doubleValue();
    boolean whole = number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    return Double.isFinite(near) && (!whole || Math.abs(near) < SAFE);
  }

  private UnfitRow unfit(String column, String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return new UnfitRow(
        "column %s is no %s: %s".formatted(column, name().toLowerCase(Locale.ROOT), shown));
  }
}
