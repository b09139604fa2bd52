package dev.steward.minilm;

import ai.onnxruntime.OrtException;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import dev.steward.ports.embeddings.Embedder;
import dev.steward.ports.embeddings.EmbedderUnavailable;
import dev.steward.ports.embeddings.Embedding;
import dev.steward.ports.embeddings.EmbeddingModel;
import dev.steward.ports.embeddings.TextRefused;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * MiniLM in this process. It is loaded when first asked, which takes a second or two, and works in
 * the threads of those who ask.
 */
@Singleton
public final class MiniLmEmbedder implements Embedder {
  private static final EmbeddingModel MODEL = new EmbeddingModel("all-minilm-l6-v2-q", 384);

  /** The tokenizer stops counting there. */
  private static final int TOKENS = 510;

  private static final int CHARACTERS = 8_000;

  private volatile @Nullable MiniLm loaded;

  @Override
  public EmbeddingModel model() {
    return MODEL;
  }

  @Override
  public List<Embedding> embed(List<String> texts) {
    TextRefused.unlessUsable(texts, CHARACTERS);
    List<Embedding> embeddings = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      embeddings.add(embed(i, texts.get(i)));
    }
    return embeddings;
  }

  private Embedding embed(int index, String text) {
    Response<List<dev.langchain4j.data.embedding.Embedding>> answer = ask(text);
    TokenUsage usage = Objects.requireNonNull(answer.tokenUsage());
    if (Objects.requireNonNull(usage.inputTokenCount()) >= TOKENS) {
      throw TextRefused.at(index, "must have fewer than " + TOKENS + " tokens");
    }
    return Embedding.of(answer.content().getFirst().vector());
  }

  private Response<List<dev.langchain4j.data.embedding.Embedding>> ask(String text) {
    MiniLm present = loaded;
    MiniLm model = present == null ? load() : present;
    try {
      return model.embedAll(List.of(TextSegment.from(text)));
    } catch (RuntimeException e) {
      throw new EmbedderUnavailable("the embedded model failed", e);
    }
  }

  private synchronized MiniLm load() {
    MiniLm present = loaded;
    if (present == null) {
      try {
        present = MiniLm.load();
      } catch (IOException | OrtException | LinkageError | RuntimeException e) {
        throw new EmbedderUnavailable("the embedded model cannot be loaded on this machine", e);
      }
      loaded = present;
    }
    return present;
  }
}
