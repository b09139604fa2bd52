package dev.steward.analytics.table;

import java.util.BitSet;

/**
 * Numbers and texts under one name: nothing can be calculated with it until somebody says which.
 */
public final class MixedColumn implements Column {
  private final String name;
  private final BitSet numbers;
  private final BitSet texts;
  private final int rows;
  private final String example;

  MixedColumn(String name, int rows, BitSet numbers, BitSet texts, String example) {
    this.name = name;
    this.rows = rows;
    this.numbers = numbers;
    this.texts = texts;
    this.example = example;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public boolean missing(int row) {
    return !numbers.get(row) && !texts.get(row);
  }

  public int numbers() {
    return numbers.cardinality();
  }

  public int texts() {
    return texts.cardinality();
  }

  /** The first of the texts. */
  public String example() {
    return example;
  }

  @Override
  public MixedColumn rows(int[] picked) {
    BitSet keptNumbers = new BitSet();
    BitSet keptTexts = new BitSet();
    for (int row = 0; row < picked.length; row++) {
      keptNumbers.set(row, numbers.get(picked[row]));
      keptTexts.set(row, texts.get(picked[row]));
    }
    return new MixedColumn(name, picked.length, keptNumbers, keptTexts, example);
  }
}
