package dev.steward.gcp.identity;

import com.google.auth.oauth2.IdTokenCredentials;
import com.google.auth.oauth2.IdTokenProvider;
import dev.steward.ports.identity.IdentityUnavailable;
import dev.steward.ports.identity.ServiceIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens signed by Google for the service account the process runs as. Each audience's is kept and
 * renewed some minutes before it ends.
 */
@Singleton
final class GoogleServiceIdentity implements ServiceIdentity {
  private final IdTokenProvider provider;
  private final Map<String, IdTokenCredentials> byAudience = new ConcurrentHashMap<>();

  GoogleServiceIdentity(IdTokenProvider provider) {
    this.provider = provider;
  }

  @Override
  public String tokenFor(String audience) {
    IdTokenCredentials credentials = byAudience.computeIfAbsent(audience, this::credentials);
    try {
      credentials.refreshIfExpired();
      return credentials.getIdToken().getTokenValue();
    } catch (IOException e) {
      throw new IdentityUnavailable("Google gives no identity token for " + audience, e);
    }
  }

  private IdTokenCredentials credentials(String audience) {
    return IdTokenCredentials.newBuilder()
        .setIdTokenProvider(provider)
        .setTargetAudience(audience)
        .build();
  }
}
