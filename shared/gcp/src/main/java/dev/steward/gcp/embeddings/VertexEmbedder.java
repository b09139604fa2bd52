package dev.steward.gcp.embeddings;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.cloud.vertexai.api.EndpointName;
import com.google.cloud.vertexai.api.PredictRequest;
import com.google.cloud.vertexai.api.PredictionServiceClient;
import dev.steward.ports.embeddings.Embedder;
import dev.steward.ports.embeddings.EmbedderUnavailable;
import dev.steward.ports.embeddings.Embedding;
import dev.steward.ports.embeddings.EmbeddingModel;
import dev.steward.ports.embeddings.TextRefused;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Vertex AI's text embedding models. A request has a limit of tokens too, which are counted over
 * there: one that is refused is halved until it passes or is a single text.
 */
@Singleton
@Requires(bean = VertexSettings.class)
final class VertexEmbedder implements Embedder {
  /** A model takes 2,048 tokens; what has more characters than that has more tokens. */
  private static final int CHARACTERS = 20_000;

  private final PredictionServiceClient client;
  private final VertexSettings settings;

  VertexEmbedder(PredictionServiceClient client, VertexSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  @Override
  public EmbeddingModel model() {
    return settings.space();
  }

  @Override
  public List<Embedding> embed(List<String> texts) {
    TextRefused.unlessUsable(texts, CHARACTERS);
    List<Embedding> embeddings = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += settings.batch()) {
      embeddings.addAll(embed(texts, from, Math.min(texts.size(), from + settings.batch())));
    }
    return embeddings;
  }

  private List<Embedding> embed(List<String> texts, int from, int to) {
    try {
      return Predictions.read(
          client.predict(request(texts.subList(from, to))), from, to - from, model());
    } catch (InvalidArgumentException e) {
      if (to - from > 1) {
        return halved(texts, from, to);
      }
      throw refused(from, e);
    } catch (ApiException e) {
      throw new EmbedderUnavailable("Vertex AI answers " + e.getStatusCode().getCode(), e);
    }
  }

  private List<Embedding> halved(List<String> texts, int from, int to) {
    int middle = (from + to) >>> 1;
    List<Embedding> both = new ArrayList<>(embed(texts, from, middle));
    both.addAll(embed(texts, middle, to));
    return both;
  }

  private PredictRequest request(List<String> texts) {
    return PredictRequest.newBuilder()
        .setEndpoint(
            EndpointName.ofProjectLocationPublisherModelName(
                    settings.project(), settings.location(), "google", settings.model())
                .toString())
        .addAllInstances(texts.stream().map(Predictions::instance).toList())
        .setParameters(Predictions.parameters(model()))
        .build();
  }

  /** A wrong setting is refused in the same way, but not because of the text. */
  private static RuntimeException refused(int index, InvalidArgumentException e) {
    return String.valueOf(e.getMessage()).contains("token")
        ? TextRefused.at(index, "has too many tokens for the model")
        : new EmbedderUnavailable("Vertex AI refuses the request", e);
  }
}
