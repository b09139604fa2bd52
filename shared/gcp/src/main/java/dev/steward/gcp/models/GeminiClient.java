package dev.steward.gcp.models;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.vertexai.api.PredictionServiceClient;
import com.google.cloud.vertexai.api.PredictionServiceSettings;
import java.io.IOException;

/** Opens a client that speaks JSON over HTTP, with the process's own credentials. */
final class GeminiClient {
  private GeminiClient() {}

  static PredictionServiceClient open(GeminiSettings settings) throws IOException {
    PredictionServiceSettings.Builder builder = PredictionServiceSettings.newHttpJsonBuilder();
    builder.setTransportChannelProvider(
        PredictionServiceSettings.defaultHttpJsonTransportProviderBuilder()
            .setEndpoint(settings.endpoint())
            .build());
    if (settings.url() != null) {
      builder.setCredentialsProvider(NoCredentialsProvider.create());
    }
    // What was refused so was not answered, and is not paid for.
    builder
        .generateContentSettings()
        .setRetryableCodes(StatusCode.Code.UNAVAILABLE, StatusCode.Code.RESOURCE_EXHAUSTED);
    return PredictionServiceClient.create(builder.build());
  }
}
