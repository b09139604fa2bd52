package dev.steward.decisions.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** So many vectors one behind another in memory. */
final class Block {
  static final int SIZE = 1_024;

  final short[] steps;
  final int[] squares = new int[SIZE];
  final @Nullable String[] refs = new String[SIZE];
  private final int dimensions;

  Block(int dimensions) {
    this.dimensions = dimensions;
    steps = new short[SIZE * dimensions];
  }

  void set(int place, String ref, short[] vector) {
    System.arraycopy(vector, 0, steps, place * dimensions, dimensions);
    squares[place] = Steps.product(vector, vector, 0);
    refs[place] = ref;
  }

  void clear(int place) {
    refs[place] = null;
  }

  boolean holds(int place, short[] vector) {
    int from = place * dimensions;
    return Arrays.equals(steps, from, from + dimensions, vector, 0, dimensions);
  }
}
