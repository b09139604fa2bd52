package dev.steward.minilm;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.steward.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The model, loaded. Its own settings are two that do not suit us: a tokenizer that cuts every text
 * off after 128 tokens without a word, and threads that keep a processor busy while they wait.
 */
final class MiniLm extends AbstractInProcessEmbeddingModel {
  private static final String WEIGHTS = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  private final OnnxBertBiEncoder encoder;

  private MiniLm(OnnxBertBiEncoder encoder) {
    super(Runnable::run);
    this.encoder = encoder;
  }

  static MiniLm load() throws IOException, OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return new MiniLm(
          new OnnxBertBiEncoder(
              environment,
              environment.createSession(resource(WEIGHTS), options),
              new ByteArrayInputStream(tokenizer()),
              PoolingMode.MEAN));
    }
  }

  @Override
  protected OnnxBertBiEncoder model() {
    return encoder;
  }

  private static byte[] tokenizer() throws IOException {
    ObjectNode tokenizer = (ObjectNode) Json.MAPPER.readTree(resource(TOKENIZER));
    tokenizer.putNull("truncation").putNull("padding");
    return Json.MAPPER.writeValueAsBytes(tokenizer);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(MiniLm.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }
}
