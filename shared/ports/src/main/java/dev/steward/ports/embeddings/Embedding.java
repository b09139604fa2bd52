package dev.steward.ports.embeddings;

import java.util.Arrays;

/** A direction: as many numbers as the model has dimensions, of length 1 together. */
public final class Embedding {
  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /** Scaled to length 1; numbers that have no direction are refused. */
  public static Embedding of(float... numbers) {
    double squares = 0;
    for (float number : numbers) {
      squares += (double) number * number;
    }
    double length = Math.sqrt(squares);
    if (!Double.isFinite(length) || length < 1e-12) {
      throw new IllegalArgumentException("numbers of length " + length + " have no direction");
    }
    float[] values = new float[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (numbers[i] / length);
    }
    return new Embedding(values);
  }

  public int dimensions() {
    return values.length;
  }

  public float[] toArray() {
    return values.clone();
  }

  /** From -1 to 1; 1 for the same direction. */
  public double cosine(Embedding other) {
    if (other.values.length != values.length) {
      throw new IllegalArgumentException(
          "%d dimensions and %d cannot be compared".formatted(values.length, other.values.length));
    }
    double product = 0;
    for (int i = 0; i < values.length; i++) {
      product += (double) values[i] * other.values[i];
    }
    return product;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Embedding of " + values.length + " dimensions";
  }
}
