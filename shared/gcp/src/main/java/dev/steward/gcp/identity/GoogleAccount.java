package dev.steward.gcp.identity;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.IdTokenProvider;
import dev.steward.ports.identity.IdentityUnavailable;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.io.IOException;

/** The account the process runs as: the metadata server's, or what the environment names. */
@Factory
final class GoogleAccount {
  @Singleton
  IdTokenProvider provider() {
    try {
      GoogleCredentials credentials = GoogleCredentials.getApplicationDefault();
      if (credentials instanceof IdTokenProvider provider) {
        return provider;
      }
      throw new IOException(
          credentials.getClass().getSimpleName() + " cannot give identity tokens");
    } catch (IOException e) {
      throw new IdentityUnavailable(
          "no Google service account here: run on Google Cloud, or let"
              + " GOOGLE_APPLICATION_CREDENTIALS name a service account's key",
          e);
    }
  }
}
