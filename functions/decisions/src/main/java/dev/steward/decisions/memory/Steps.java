package dev.steward.decisions.memory;

import dev.steward.ports.embeddings.Embedding;

/**
 * A direction in whole steps of 1/32767: half the memory of floating-point numbers, products that
 * are exact and therefore equal everywhere, and less blurred than the models themselves are.
 */
final class Steps {
  static final int ONE = 32_767;

  private Steps() {}

  static short[] of(Embedding embedding) {
    return of(embedding.toArray());
  }

  static short[] of(float[] values) {
    short[] steps = new short[values.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (short) Math.round(values[i] * ONE);
    }
    return steps;
  }

  /** As they are stored. */
  static Float[] stored(short[] steps) {
    Float[] stored = new Float[steps.length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = steps[i] / (float) ONE;
    }
    return stored;
  }

  static double cosine(short[] a, short[] b) {
    return cosine(product(a, b, 0), product(a, a, 0), product(b, b, 0));
  }

  /** From the product of two and the product of each with itself; exactly 1 for equals. */
  static double cosine(int product, int first, int second) {
    return product / Math.sqrt((double) first * second);
  }

  /** At most 2^30 for directions, so that no sum overflows. The processor does eight at a time. */
  static int product(short[] a, short[] many, int from) {
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * many[from + i];
    }
    return sum;
  }
}
