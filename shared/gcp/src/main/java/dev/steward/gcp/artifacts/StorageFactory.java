package dev.steward.gcp.artifacts;

import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.NoCredentials;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Opens the client with the process's own credentials; with none towards a stand-in. */
@Factory
@Requires(bean = BucketSettings.class)
final class StorageFactory {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Singleton
  @Bean(preDestroy = "close")
  Storage storage(BucketSettings settings) {
    StorageOptions.Builder options = StorageOptions.http();
    options
        .setTransportOptions(
            HttpTransportOptions.newBuilder()
                .setConnectTimeout((int) LIMIT.toMillis())
                .setReadTimeout((int) LIMIT.toMillis())
                .build())
        .setRetrySettings(
            RetrySettings.newBuilder()
                .setInitialRetryDelayDuration(Duration.ofMillis(100))
                .setRetryDelayMultiplier(2)
                .setMaxRetryDelayDuration(Duration.ofSeconds(2))
                .setMaxAttempts(4)
                .setTotalTimeoutDuration(LIMIT)
                .build());
    if (settings.project() != null) {
      options.setProjectId(settings.project());
    }
    if (settings.host() != null) {
      options.setHost(settings.host()).setCredentials(NoCredentials.getInstance());
    }
    return options.build().getService();
  }
}
