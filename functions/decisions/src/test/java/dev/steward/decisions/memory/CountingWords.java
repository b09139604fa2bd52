package dev.steward.decisions.memory;

import dev.steward.ports.embeddings.Embedder;
import dev.steward.ports.embeddings.EmbedderUnavailable;
import dev.steward.ports.embeddings.Embedding;
import dev.steward.ports.embeddings.EmbeddingModel;
import dev.steward.ports.embeddings.TextRefused;
import java.util.List;

/** An embedder that counts words: alike is what uses the same. */
public final class CountingWords implements Embedder {
  public boolean broken;
  int asked;

  @Override
  public EmbeddingModel model() {
    return new EmbeddingModel("counting-words", 64);
  }

  @Override
  public List<Embedding> embed(List<String> texts) {
    if (broken) {
      throw new EmbedderUnavailable("broken on purpose", null);
    }
    asked += texts.size();
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).contains("amount: 13")) {
        throw TextRefused.at(i, "brings bad luck");
      }
    }
    return texts.stream().map(CountingWords::embedding).toList();
  }

  private static Embedding embedding(String text) {
    float[] values = new float[64];
    for (String word : text.split("\\s+")) {
      values[Math.floorMod(word.hashCode(), 64)]++;
    }
    return Embedding.of(values);
  }
}
