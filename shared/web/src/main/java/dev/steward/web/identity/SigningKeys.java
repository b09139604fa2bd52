package dev.steward.web.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/**
 * The local issuer's RSA key, made at first start and kept in {@code signing-key.jwk}, readable by
 * its owner only. Processes that start at once agree on one key.
 */
public final class SigningKeys {
  private static final String FILE = "signing-key.jwk";

  private final RSAKey key;

  private SigningKeys(RSAKey key) {
    this.key = key;
  }

  /** Reads the key in the folder, or makes it (and the folder) first. */
  public static SigningKeys in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        make(folder, file);
      }
      return new SigningKeys(RSAKey.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("the signing key in " + folder + " cannot be used", e);
    } catch (ParseException e) {
      throw new IllegalStateException(
          file + " is not a key; remove it and a new one is made (all tokens become void)", e);
    }
  }

  RSAKey key() {
    return key;
  }

  /** What others verify our tokens with. */
  public JWKSet published() {
    return new JWKSet(key.toPublicJWK());
  }

  /** A hard link never replaces: whoever links first has made the key for everybody. */
  private static void make(Path folder, Path file) throws IOException {
    Files.createDirectories(folder);
    Path draft =
        Files.createTempFile(
            folder,
            ".signing-key",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, generate().toJSONString());
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException another) {
      // another process was first; its key is the one
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(2048)
          .keyUse(KeyUse.SIGNATURE)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("every JDK makes RSA keys", impossible);
    }
  }
}
