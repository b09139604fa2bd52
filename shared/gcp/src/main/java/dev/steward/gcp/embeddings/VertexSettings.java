package dev.steward.gcp.embeddings;

import dev.steward.ports.embeddings.EmbeddingModel;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * {@code steward.embeddings}: which text embedding model of which project and region. A host, such
 * as {@code localhost:8080}, is one that stands in for Google's and is spoken to without
 * encryption.
 */
@ConfigurationProperties("steward.embeddings")
@Requires(property = "steward.embeddings.project")
record VertexSettings(
    String project,
    @Bindable(defaultValue = "us-central1") String location,
    @Bindable(defaultValue = "text-embedding-005") String model,
    @Bindable(defaultValue = "768") String dimensions,
    @Nullable String host) {
  // A number that cannot be read would silently become the default.
  VertexSettings {
    if (!dimensions.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(
          "steward.embeddings.dimensions is a number of dimensions, not " + dimensions);
    }
  }

  EmbeddingModel space() {
    return new EmbeddingModel(model, Integer.parseInt(dimensions));
  }

  /** The Gemini models take one text at a time, the others 250. */
  int batch() {
    return model.startsWith("gemini-") ? 1 : 250;
  }
}
