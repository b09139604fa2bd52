package dev.steward.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Builds one tree without recursion, checking each token. No message repeats the text: it may hold
 * secrets.
 */
final class TreeReader {
  private static final int NUMBER_LENGTH = 1_000;

  // Every limit but that of numbers is checked here, with the token's place. Names are not kept in
  // Jackson's symbol table, which fails on deliberate hash collisions.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(NUMBER_LENGTH)
                  .build())
          .build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonLimits limits;
  private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
  private @Nullable JsonNode root;
  private @Nullable String name;
  private int values;
  private boolean escapes;

  TreeReader(JsonLimits limits) {
    this.limits = limits;
  }

  /** The text was UTF-8. */
  JsonNode read(String text) {
    escapes = text.indexOf('\\') >= 0;
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonToken token = parser.nextToken();
      while (token != null) {
        accept(token, parser);
        token = parser.nextToken();
        if (token != null && root != null && open.isEmpty()) {
          throw malformed("there is something after the value", parser.currentTokenLocation());
        }
      }
    } catch (JsonProcessingException e) {
      throw malformed(reason(e), e.getLocation());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (root == null) {
      throw new MalformedJson("there is no JSON here");
    }
    return root;
  }

  private void accept(JsonToken token, JsonParser parser) throws IOException {
    switch (token) {
      case FIELD_NAME -> name = field(parser);
      case END_OBJECT, END_ARRAY -> open.pop();
      case START_OBJECT -> open(NODES.objectNode(), parser);
      case START_ARRAY -> open(NODES.arrayNode(), parser);
      case VALUE_STRING -> add(NODES.textNode(text(parser)), parser);
      case VALUE_NUMBER_INT -> add(whole(parser), parser);
      case VALUE_NUMBER_FLOAT -> add(fraction(parser), parser);
      case VALUE_TRUE -> add(NODES.booleanNode(true), parser);
      case VALUE_FALSE -> add(NODES.booleanNode(false), parser);
      case VALUE_NULL -> add(NODES.nullNode(), parser);
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("a JSON text has no such token: " + token);
    }
  }

  private void open(ContainerNode<?> container, JsonParser parser) {
    if (open.size() == limits.depth()) {
      throw malformed("nested deeper than " + limits.depth(), parser.currentTokenLocation());
    }
    add(container, parser);
    open.push(container);
  }

  private void add(JsonNode value, JsonParser parser) {
    values++;
    if (values > limits.values()) {
      throw malformed("more than " + limits.values() + " values", parser.currentTokenLocation());
    }
    switch (open.peek()) {
      case ObjectNode object when name != null -> object.set(name, value);
      case ArrayNode array -> array.add(value);
      case null, default -> root = value;
    }
  }

  private String field(JsonParser parser) throws IOException {
    String field = text(parser);
    if (open.peek() instanceof ObjectNode object && object.has(field)) {
      throw malformed("a key stands twice in one object", parser.currentTokenLocation());
    }
    return field;
  }

  private String text(JsonParser parser) throws IOException {
    String text = parser.getText();
    if (text.length() > limits.stringLength()) {
      throw malformed(
          "a string is longer than " + limits.stringLength() + " characters",
          parser.currentTokenLocation());
    }
    // What was UTF-8 holds no half pair, and JSON no bare U+0000: only an escape can make them.
    if (escapes && text.indexOf('\0') >= 0) {
      throw malformed("a string holds U+0000", parser.currentTokenLocation());
    }
    if (escapes && Surrogates.loneIn(text)) {
      throw malformed("a string holds half a surrogate pair", parser.currentTokenLocation());
    }
    return text;
  }

  private static JsonNode whole(JsonParser parser) throws IOException {
    // 17 characters are a sign and the 16 digits of 2^53.
    String digits = parser.getText();
    if (digits.length() <= 17) {
      long value = Long.parseLong(digits);
      if (Numbers.isSafe(value)) {
        return Numbers.node(value);
      }
    }
    throw malformed("a whole number is beyond 2^53", parser.currentTokenLocation());
  }

  private static JsonNode fraction(JsonParser parser) throws IOException {
    double value = Double.parseDouble(parser.getText());
    if (!Double.isFinite(value)) {
      throw malformed("a number is too large", parser.currentTokenLocation());
    }
    if (Numbers.isAmbiguous(value)) {
      throw malformed("a whole number is beyond 2^53", parser.currentTokenLocation());
    }
    return Numbers.isWhole(value) ? Numbers.node((long) value) : NODES.numberNode(value);
  }

  private static String reason(JsonProcessingException e) {
    return switch (e) {
      case StreamConstraintsException _ ->
          "a number is longer than " + NUMBER_LENGTH + " characters";
      case JsonEOFException _ -> "the text ends too early";
      default -> "this is not JSON";
    };
  }

  private static MalformedJson malformed(String reason, @Nullable JsonLocation at) {
    return at == null
        ? new MalformedJson(reason)
        : new MalformedJson(
            reason + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
  }
}
