package dev.steward.gcp.embeddings;

import com.google.cloud.vertexai.api.PredictRequest;
import com.google.cloud.vertexai.api.PredictResponse;
import com.google.cloud.vertexai.api.PredictionServiceGrpc;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The text embeddings API by its documentation: 250 texts and 20,000 tokens a request, 2,048 tokens
 * a text, refused or cut off as {@code autoTruncate} says. Its model counts words.
 */
final class StubVertex implements AutoCloseable {
  static final String MODEL =
      "projects/stub/locations/europe-west4/publishers/google/models/text-embedding-005";

  final List<PredictRequest> seen = new CopyOnWriteArrayList<>();
  final AtomicInteger refusals = new AtomicInteger();
  volatile Status refusal = Status.UNAVAILABLE;
  volatile int missing;
  volatile boolean cutsOff;
  volatile boolean zeros;
  private final Server server;

  StubVertex() {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .addService(new Service())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String host() {
    return "localhost:" + server.getPort();
  }

  void refuse(Status status, int times) {
    refusal = status;
    refusals.set(times);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private final class Service extends PredictionServiceGrpc.PredictionServiceImplBase {
    @Override
    public void predict(PredictRequest request, StreamObserver<PredictResponse> to) {
      seen.add(request);
      if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        to.onError(refusal.withDescription("refused on purpose").asRuntimeException());
        return;
      }
      String wrong = wrong(request);
      if (!wrong.isEmpty()) {
        to.onError(Status.INVALID_ARGUMENT.withDescription(wrong).asRuntimeException());
        return;
      }
      int dimensions = (int) parameter(request, "outputDimensionality").getNumberValue();
      PredictResponse.Builder answer = PredictResponse.newBuilder();
      request.getInstancesList().stream()
          .skip(missing)
          .forEach(it -> answer.addPredictions(prediction(content(it), dimensions)));
      to.onNext(answer.build());
      to.onCompleted();
    }
  }

  private String wrong(PredictRequest request) {
    if (!request.getEndpoint().equals(MODEL)) {
      return "no such model: " + request.getEndpoint();
    }
    if (request.getInstancesCount() > 250) {
      return "250 instances at most are allowed";
    }
    int sum = 0;
    for (Value instance : request.getInstancesList()) {
      int tokens = tokens(content(instance));
      if (tokens > 2_048 && !cutsOff) {
        return "the input token count is " + tokens + " but the model supports up to 2048";
      }
      sum += tokens;
    }
    return sum > 20_000 ? "the request has " + sum + " tokens; at most 20000 are allowed" : "";
  }

  private Value prediction(String text, int dimensions) {
    ListValue.Builder values = ListValue.newBuilder();
    float[] numbers = new float[dimensions];
    for (String word : words(text)) {
      numbers[Math.floorMod(word.hashCode(), dimensions)]++;
    }
    for (float number : numbers) {
      values.addValues(Value.newBuilder().setNumberValue(zeros ? 0 : number / 7));
    }
    int tokens = tokens(text);
    Struct statistics =
        Struct.newBuilder()
            .putFields("truncated", Value.newBuilder().setBoolValue(tokens > 2_048).build())
            .putFields("token_count", Value.newBuilder().setNumberValue(tokens).build())
            .build();
    Struct embeddings =
        Struct.newBuilder()
            .putFields("values", Value.newBuilder().setListValue(values).build())
            .putFields("statistics", Value.newBuilder().setStructValue(statistics).build())
            .build();
    return Value.newBuilder()
        .setStructValue(
            Struct.newBuilder()
                .putFields("embeddings", Value.newBuilder().setStructValue(embeddings).build()))
        .build();
  }

  static Value parameter(PredictRequest request, String name) {
    return request.getParameters().getStructValue().getFieldsOrThrow(name);
  }

  private static String content(Value instance) {
    return instance.getStructValue().getFieldsOrThrow("content").getStringValue();
  }

  private static int tokens(String text) {
    return words(text).size();
  }

  private static List<String> words(String text) {
    return List.of(text.strip().toLowerCase(Locale.ROOT).split("[\\s.:,]+"));
  }
}
