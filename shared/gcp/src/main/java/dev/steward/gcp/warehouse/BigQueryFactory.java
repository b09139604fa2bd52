package dev.steward.gcp.warehouse;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.services.bigquery.Bigquery;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteSettings;
import com.google.cloud.http.HttpTransportOptions;
import dev.steward.ports.warehouse.WarehouseFault;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Opens the clients with the process's own credentials; with none towards a stand-in. */
@Factory
@Requires(bean = BigQuerySettings.class)
final class BigQueryFactory {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /**
   * The generated client rather than {@code BigQuery}, which leaves the fields out of the type of
   * an array of structs when the array is empty, so that BigQuery refuses the query.
   */
  @Singleton
  Bigquery queries(BigQuerySettings settings) {
    BigQueryOptions.Builder builder = BigQueryOptions.newBuilder();
    builder.setProjectId(settings.project());
    if (settings.host() != null) {
      builder.setHost(settings.host()).setCredentials(NoCredentials.getInstance());
    }
    BigQueryOptions options = builder.build();
    HttpTransportOptions http = (HttpTransportOptions) options.getTransportOptions();
    return new Bigquery.Builder(
            http.getHttpTransportFactory().create(),
            GsonFactory.getDefaultInstance(),
            http.getHttpRequestInitializer(options))
        .setRootUrl(options.getResolvedApiaryHost("bigquery"))
        .setApplicationName(options.getApplicationName())
        .build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  BigQueryWriteClient writes(BigQuerySettings settings) {
    BigQueryWriteSettings.Builder builder = BigQueryWriteSettings.newBuilder();
    if (settings.writeHost() != null) {
      builder
          .setCredentialsProvider(NoCredentialsProvider.create())
          .setTransportChannelProvider(
              BigQueryWriteSettings.defaultGrpcTransportProviderBuilder()
                  .setEndpoint(settings.writeHost())
                  .setChannelConfigurator(channel -> channel.usePlaintext())
                  .build());
    }
    try {
      // Calls are repeated above them, and by themselves for ten minutes.
      builder.applyToAllUnaryMethods(
          call -> {
            call.setSimpleTimeoutNoRetriesDuration(LIMIT);
            return null;
          });
      return BigQueryWriteClient.create(builder.build());
    } catch (Exception e) {
      throw new WarehouseFault.Unavailable("no credentials to write to BigQuery with", e);
    }
  }
}
