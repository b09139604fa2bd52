package dev.steward.allinone.cli;

import dev.steward.allinone.place.DataFolder;
import dev.steward.core.Clocks;
import dev.steward.web.identity.LocalTokens;
import dev.steward.web.identity.SigningKeys;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;

/** Tokens from the keys of a data folder: whoever can read them may speak as anyone. */
record Tokens(LocalTokens issuer) {
  record Issued(String value, Instant expiresAt) {}

  static Tokens of(DataFolder folder) {
    if (Files.notExists(folder.keys())) {
      throw new Failure(
          ExitCode.UNREACHABLE,
          "there are no signing keys in %s yet; ./steward up makes them".formatted(folder.path()));
    }
    try {
      return new Tokens(new LocalTokens(SigningKeys.in(folder.keys()), Clocks.system()));
    } catch (UncheckedIOException e) {
      throw new Failure(
          ExitCode.UNREACHABLE,
          "the keys in %s cannot be read by %s"
              .formatted(folder.keys(), System.getProperty("user.name")),
          e);
    }
  }

  Issued issue(IdentityOptions who, Duration timeToLive) {
    String token =
        issuer.issue(who.tenant(), who.principal(), who.roles(), LocalTokens.AUDIENCE, timeToLive);
    return new Issued(token, Clocks.system().instant().plus(timeToLive));
  }
}
