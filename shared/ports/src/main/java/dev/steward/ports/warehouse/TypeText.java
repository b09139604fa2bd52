package dev.steward.ports.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a type as GoogleSQL writes it: {@code ARRAY<STRUCT<step INT64, type STRING>>}. */
final class TypeText {
  private static final Pattern TOKEN = Pattern.compile("\\s*([A-Za-z0-9_]+|[<>,])");

  private final String text;
  private final Matcher tokens;
  private String token = "";

  private TypeText(String text) {
    this.text = text;
    this.tokens = TOKEN.matcher(text);
    next();
  }

  static ValueType parse(String text) {
    TypeText reader = new TypeText(text);
    ValueType type = reader.type();
    if (!reader.token.isEmpty()) {
      throw reader.malformed();
    }
    return type;
  }

  private ValueType type() {
    String name = take().toUpperCase(Locale.ROOT);
    return switch (name) {
      case "ARRAY" -> {
        expect("<");
        ValueType element = type();
        expect(">");
        yield new ValueType.ListOf(element);
      }
      case "STRUCT" -> new ValueType.StructOf(fields());
      default -> ValueType.Scalar.valueOf(name);
    };
  }

  private List<Variable> fields() {
    List<Variable> fields = new ArrayList<>();
    expect("<");
    do {
      fields.add(new Variable(take(), type()));
    } while (taken(","));
    expect(">");
    return fields;
  }

  private boolean taken(String expected) {
    if (token.equals(expected)) {
      next();
      return true;
    }
    return false;
  }

  private void expect(String expected) {
    if (!taken(expected)) {
      throw malformed();
    }
  }

  private String take() {
    String taken = token;
    next();
    return taken;
  }

  private void next() {
    token = tokens.lookingAt() ? tokens.group(1) : "";
    tokens.region(token.isEmpty() ? tokens.regionStart() : tokens.end(), text.length());
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("not a type: " + text);
  }
}
