package dev.steward.gcp.embeddings;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.vertexai.api.PredictionServiceClient;
import com.google.cloud.vertexai.api.PredictionServiceSettings;
import dev.steward.ports.embeddings.EmbedderUnavailable;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;

/** Opens the client with the process's own credentials; with none towards a stand-in. */
@Factory
@Requires(bean = VertexSettings.class)
final class VertexFactory {
  private static final RetrySettings RETRIES =
      RetrySettings.newBuilder()
          .setInitialRetryDelayDuration(Duration.ofMillis(100))
          .setRetryDelayMultiplier(2)
          .setMaxRetryDelayDuration(Duration.ofSeconds(2))
          .setInitialRpcTimeoutDuration(Duration.ofSeconds(10))
          .setMaxRpcTimeoutDuration(Duration.ofSeconds(10))
          .setTotalTimeoutDuration(Duration.ofSeconds(30))
          .setMaxAttempts(4)
          .build();

  @Singleton
  @Bean(preDestroy = "close")
  PredictionServiceClient predictions(VertexSettings settings) {
    PredictionServiceSettings.Builder builder = PredictionServiceSettings.newBuilder();
    if (settings.host() == null) {
      builder.setEndpoint(settings.location() + "-aiplatform.googleapis.com:443");
    } else {
      builder
          .setCredentialsProvider(NoCredentialsProvider.create())
          .setTransportChannelProvider(
              PredictionServiceSettings.defaultGrpcTransportProviderBuilder()
                  .setEndpoint(settings.host())
                  .setChannelConfigurator(channel -> channel.usePlaintext())
                  .build());
    }
    // Asking twice changes nothing; the client by itself would not ask again.
    builder
        .predictSettings()
        .setRetrySettings(RETRIES)
        .setRetryableCodes(
            StatusCode.Code.UNAVAILABLE,
            StatusCode.Code.RESOURCE_EXHAUSTED,
            StatusCode.Code.ABORTED,
            StatusCode.Code.INTERNAL);
    try {
      return PredictionServiceClient.create(builder.build());
    } catch (IOException e) {
      throw new EmbedderUnavailable("no credentials to ask Vertex AI with", e);
    }
  }
}
