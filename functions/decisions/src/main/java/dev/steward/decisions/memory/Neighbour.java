package dev.steward.decisions.memory;

import java.util.Comparator;

/** Something remembered, and how alike it is: the cosine, 1 for the same. */
public record Neighbour(String ref, double similarity) {
  /** The most alike first; of equals, by name. */
  static final Comparator<Neighbour> NEAREST =
      Comparator.comparingDouble(Neighbour::similarity).reversed().thenComparing(Neighbour::ref);
}
