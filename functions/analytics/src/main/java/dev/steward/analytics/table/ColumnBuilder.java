package dev.steward.analytics.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a column's values one by one and finds out what kind of column they make. */
public final class ColumnBuilder {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d{1,300}(?:\\.\\d{0,300})?|\\.\\d{1,300})(?:[eE][+-]?\\d{1,3})?");

  private final String name;
  private final List<@Nullable Object> values = new ArrayList<>();

  public ColumnBuilder(String name) {
    this.name = name;
  }

  public ColumnBuilder missing() {
    values.add(null);
    return this;
  }

  public ColumnBuilder number(double value) {
    values.add(Double.isNaN(value) ? null : value);
    return this;
  }

  public ColumnBuilder text(String value) {
    values.add(value);
    return this;
  }

  public ColumnBuilder flag(boolean value) {
    values.add(Boolean.toString(value));
    return this;
  }

  /** A cell of a file without types: nothing when empty, a number when it reads as one. */
  public ColumnBuilder cell(String value) {
    if (value.isBlank()) {
      return missing();
    }
    if (NUMBER.matcher(value).matches()) {
      double number = Double.parseDouble(value);
      return Double.isInfinite(number) ? text(value) : number(number);
    }
    return text(value);
  }

  public Column build() {
    BitSet numbers = new BitSet();
    BitSet texts = new BitSet();
    for (int row = 0; row < values.size(); row++) {
      numbers.set(row, values.get(row) instanceof Double);
      texts.set(row, values.get(row) instanceof String);
    }
    if (texts.isEmpty()) {
      return new NumberColumn(
          name,
          values.stream()
              .mapToDouble(value -> value instanceof Double d ? d : Double.NaN)
              .toArray());
    }
    List<@Nullable String> words = new ArrayList<>();
    values.forEach(value -> words.add(value instanceof String text ? text : null));
    if (numbers.isEmpty()) {
      return CategoryColumn.of(name, words);
    }
    String example = String.valueOf(words.get(texts.nextSetBit(0)));
    return new MixedColumn(name, values.size(), numbers, texts, example);
  }
}
