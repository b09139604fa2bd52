package dev.steward.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;

/** Redacts a JSON document: personal fields whole, then every text, number and member's name. */
final class JsonRedaction {
  private static final int DEEPEST = 256;
  // A machine's time stamp is no date of birth; one that is belongs among the personal fields.
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

  private final TextRedaction texts;
  private final TextRedaction plain;
  private final Tokens tokens;
  private final int longest;
  private int left;

  JsonRedaction(TextRedaction texts, TextRedaction plain, Tokens tokens, int longest) {
    this.texts = texts;
    this.plain = plain;
    this.tokens = tokens;
    this.longest = longest;
    this.left = longest;
  }

  JsonNode of(JsonNode node, List<List<String>> personal) {
    return of(node, personal, 0);
  }

  private JsonNode of(JsonNode node, List<List<String>> personal, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("deeper than " + DEEPEST);
    }
    if (personal.stream().anyMatch(List::isEmpty)) {
      return whole(node);
    }
    if (node instanceof ObjectNode object) {
      return object(object, personal, depth);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode out = JsonNodeFactory.instance.arrayNode(array.size());
      for (int i = 0; i < array.size(); i++) {
        out.add(of(array.get(i), under(personal, String.valueOf(i)), depth + 1));
      }
      return out;
    }
    return value(node);
  }

  private JsonNode object(ObjectNode object, List<List<String>> personal, int depth) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = plain.of(counted(member.getKey()));
      if (out.has(name)) {
        throw new IllegalArgumentException("two members have one name once redacted");
      }
      out.set(name, of(member.getValue(), under(personal, member.getKey()), depth + 1));
    }
    return out;
  }

  private static List<List<String>> under(List<List<String>> personal, String step) {
    return personal.stream()
        .filter(path -> path.getFirst().equals(step) || path.getFirst().equals("*"))
        .map(path -> path.subList(1, path.size()))
        .toList();
  }

  private JsonNode whole(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return node;
    }
    String text = counted(node.isTextual() ? node.textValue() : node.toString());
    return node.isTextual() && Tokens.token(text)
        ? node
        : TextNode.valueOf(tokens.of(texts.kindOf(text), text));
  }

  private JsonNode value(JsonNode node) {
    if (node.isTextual()) {
      String text = counted(node.textValue());
      return TIMESTAMP.matches(text) ? node : TextNode.valueOf(texts.of(text));
    }
    if (node.isNumber()) {
      String number = counted(node.asText());
      String redacted = plain.of(number);
      return redacted.equals(number) ? node : TextNode.valueOf(redacted);
    }
    if (node.isBinary() || node.isPojo()) {
      throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
    }
    return node;
  }

  private String counted(String text) {
    left -= text.length();
    if (left < 0) {
      throw new IllegalArgumentException("more than " + longest + " characters");
    }
    return text;
  }
}
