package dev.steward.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.steward.json.MalformedJson;
import dev.steward.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The scalars of YAML's core schema as JSON. */
final class Scalars {
  private Scalars() {}

  /** Throws {@link IllegalArgumentException} for what JSON cannot say. */
  static JsonNode json(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    String text = scalar.getValue();
    // A bare ${NAME} gets the tag of an environment variable; here it is a string like any other.
    if (tag.equals(Tag.STR) || tag.equals(Tag.ENV_TAG)) {
      return TextNode.valueOf(text);
    }
    if (tag.equals(Tag.NULL)) {
      return NullNode.getInstance();
    }
    if (tag.equals(Tag.BOOL)) {
      return BooleanNode.valueOf(text.toLowerCase(Locale.ROOT).equals("true"));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(text);
    }
    throw new IllegalArgumentException("the tag " + tag + " has no JSON form");
  }

  private static JsonNode number(String text) {
    try {
      String digits = text.startsWith("0x") || text.startsWith("0o") ? whole(text) : decimal(text);
      return StrictJson.parse(digits.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson | NumberFormatException e) {
      throw new IllegalArgumentException("this number has no safe JSON form", e);
    }
  }

  private static String whole(String text) {
    return Long.toString(Long.parseLong(text.substring(2), text.charAt(1) == 'x' ? 16 : 8));
  }

  /** YAML allows +1, 01, .5 and 1. where JSON does not. */
  private static String decimal(String text) {
    boolean negative = text.startsWith("-");
    String size = text.replaceFirst("^[+-]", "").replaceFirst("^0+(?=[0-9])", "");
    String full = (size.startsWith(".") ? "0" : "") + size.replaceFirst("\\.(?![0-9])", ".0");
    return (negative ? "-" : "") + full;
  }
}
