package dev.steward.gcp.embeddings;

import com.google.cloud.vertexai.api.PredictResponse;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.steward.ports.embeddings.EmbedderUnavailable;
import dev.steward.ports.embeddings.Embedding;
import dev.steward.ports.embeddings.EmbeddingModel;
import dev.steward.ports.embeddings.TextRefused;
import java.util.ArrayList;
import java.util.List;

/** What goes to the model and what comes back, in the words of Vertex AI's text embeddings API. */
final class Predictions {
  private Predictions() {}

  static Value instance(String text) {
    return struct(
        Struct.newBuilder()
            .putFields("content", text(text))
            .putFields("task_type", text("SEMANTIC_SIMILARITY")));
  }

  /** Without the first, a text that is too long is cut off in silence. */
  static Value parameters(EmbeddingModel model) {
    return struct(
        Struct.newBuilder()
            .putFields("autoTruncate", Value.newBuilder().setBoolValue(false).build())
            .putFields(
                "outputDimensionality",
                Value.newBuilder().setNumberValue(model.dimensions()).build()));
  }

  /** {@code first} is the place of the first text in the caller's batch. */
  static List<Embedding> read(PredictResponse answer, int first, int count, EmbeddingModel model) {
    if (answer.getPredictionsCount() != count) {
      throw nonsense(answer.getPredictionsCount() + " embeddings of " + count + " texts");
    }
    List<Embedding> embeddings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Struct told = struct(struct(answer.getPredictions(i)), "embeddings");
      if (struct(told, "statistics").getFieldsOrDefault("truncated", NOT_SAID).getBoolValue()) {
        throw TextRefused.at(first + i, "is too long for " + model.name());
      }
      embeddings.add(embedding(told.getFieldsOrDefault("values", NOT_SAID), model));
    }
    return embeddings;
  }

  private static final Value NOT_SAID = Value.getDefaultInstance();

  private static Embedding embedding(Value values, EmbeddingModel model) {
    ListValue list = values.getListValue();
    if (list.getValuesCount() != model.dimensions()) {
      throw nonsense(list.getValuesCount() + " dimensions, not " + model.dimensions());
    }
    float[] numbers = new float[list.getValuesCount()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) list.getValues(i).getNumberValue();
    }
    try {
      return Embedding.of(numbers);
    } catch (IllegalArgumentException e) {
      throw nonsense(String.valueOf(e.getMessage()));
    }
  }

  private static EmbedderUnavailable nonsense(String what) {
    return new EmbedderUnavailable("Vertex AI answers " + what, null);
  }

  private static Struct struct(Struct of, String field) {
    return struct(of.getFieldsOrDefault(field, NOT_SAID));
  }

  private static Struct struct(Value value) {
    return value.getStructValue();
  }

  private static Value struct(Struct.Builder fields) {
    return Value.newBuilder().setStructValue(fields).build();
  }

  private static Value text(String value) {
    return Value.newBuilder().setStringValue(value).build();
  }
}
