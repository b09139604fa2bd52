package dev.steward.ports.embeddings;

import java.util.List;

/**
 * Turns texts into embeddings. The same text has the same one for as long as the model does not
 * change, whatever else is in the batch.
 */
public interface Embedder {
  EmbeddingModel model();

  /**
   * One for each text, in their order; for all or for none. Throws {@link TextRefused} for a text
   * that cannot be embedded as a whole, and {@link EmbedderUnavailable} when asking again may help.
   */
  List<Embedding> embed(List<String> texts);
}
