package dev.steward.web.identity;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;

/** The local issuer, in a process that was given the folder of its keys. */
@Factory
@Requires(property = "steward.identity.keys")
final class LocalIssuer {
  @Singleton
  SigningKeys signingKeys(IdentitySettings settings) {
    return SigningKeys.in(Objects.requireNonNull(settings.keys()));
  }

  @Singleton
  LocalTokens localTokens(SigningKeys keys, InstantSource clock) {
    return new LocalTokens(keys, clock);
  }
}
