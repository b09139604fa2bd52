package dev.steward.gcp.documents;

import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Opens the client with the process's own credentials. */
@Factory
final class FirestoreFactory {
  @Singleton
  @Bean(preDestroy = "close")
  Firestore firestore(FirestoreSettings settings) {
    FirestoreOptions.Builder options =
        FirestoreOptions.newBuilder().setDatabaseId(settings.database());
    if (settings.project() != null) {
      options.setProjectId(settings.project());
    }
    if (settings.emulatorHost() != null) {
      options.setEmulatorHost(settings.emulatorHost());
    }
    return options.build().getService();
  }
}
