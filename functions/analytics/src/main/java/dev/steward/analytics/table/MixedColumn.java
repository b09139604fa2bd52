package dev.steward.analytics.table;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
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

  /** What to throw when somebody wants to calculate with it all the same. */
  public Fault unusable() {
    return new Fault(
        ProblemType.INVALID_INPUT,
        "column %s holds %d numbers and %d texts; it must be one or the other"
            .formatted(name, numbers(), texts()));
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
