package dev.steward.embedded.postgres;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/** The passwords of the three roles, random, in a file only its owner can read. */
record Passwords(Credentials superuser, Credentials owner, Credentials app) {
  static final String SUPERUSER = "steward_superuser";
  static final String OWNER = "steward_owner";
  static final String APP = "steward_app";

  private static final SecureRandom RANDOM = new SecureRandom();

  static Optional<Passwords> in(Folder folder) throws IOException {
    if (!Files.exists(folder.passwords())) {
      return Optional.empty();
    }
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.passwords())) {
      kept.load(reader);
    }
    return Optional.of(new Passwords(of(SUPERUSER, kept), of(OWNER, kept), of(APP, kept)));
  }

  static Passwords makeIn(Folder folder) throws IOException {
    Passwords made = new Passwords(random(SUPERUSER), random(OWNER), random(APP));
    Folder.replace(folder.passwords(), made.asLines(), "rw-------");
    return made;
  }

  private String asLines() {
    StringBuilder lines = new StringBuilder();
    for (Credentials role : new Credentials[] {superuser, owner, app}) {
      lines.append(role.user()).append('=').append(role.password()).append('\n');
    }
    return lines.toString();
  }

  private static Credentials random(String user) {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return new Credentials(user, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private static Credentials of(String user, Properties kept) {
    String password = kept.getProperty(user);
    if (password == null) {
      throw new PostgresUnavailable(
          "the file of Postgres passwords has none for " + user + ": restore it from a backup");
    }
    return new Credentials(user, password);
  }
}
