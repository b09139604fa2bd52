package dev.steward.ports.embeddings;

import java.util.regex.Pattern;

/**
 * Which space embeddings lie in. Those of different models cannot be compared. Its text, such as
 * {@code all-minilm-l6-v2-q/384}, is stored beside each.
 */
public record EmbeddingModel(String name, int dimensions) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.@_-]{0,99}");

  public EmbeddingModel {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a model: " + name);
    }
    if (dimensions < 1 || dimensions > 16_000) {
      throw new IllegalArgumentException("not a number of dimensions: " + dimensions);
    }
  }

  @Override
  public String toString() {
    return name + '/' + dimensions;
  }
}
