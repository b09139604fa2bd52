package dev.steward.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** JSON text that Steward wrote itself and keeps in a store. */
public final class StoredJson {
  private static final Pattern MANY_DIGITS = Pattern.compile("[0-9]{16}");

  private StoredJson() {}

  public static JsonNode read(String stored) {
    try {
      return Json.MAPPER.readTree(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON cannot be read back", e);
    }
  }

  /** As {@link #read}, from a column that keeps numbers as decimals and writes all digits out. */
  public static JsonNode ofJsonb(String stored) {
    JsonNode value = read(stored);
    return MANY_DIGITS.matcher(stored).find() ? floating(value) : value;
  }

  /** A whole number that no integer of JSON holds safely was a floating one. */
  private static JsonNode floating(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> {
        object.properties().forEach(each -> each.setValue(floating(each.getValue())));
        yield object;
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, floating(array.get(i)));
        }
        yield array;
      }
      case BigIntegerNode whole -> DoubleNode.valueOf(whole.doubleValue());
      case LongNode whole when !Numbers.isSafe(whole.longValue()) ->
          DoubleNode.valueOf(whole.doubleValue());
      default -> value;
    };
  }

  /** The canonical form, as text. */
  public static String write(JsonNode value) {
    return CanonicalJson.text(value);
  }
}
