package dev.steward.journal.checkpoints;

import dev.steward.ports.signing.SigningUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Set;

/**
 * An Ed25519 key in a PEM file (PKCS #8), as {@code openssl genpkey -algorithm ed25519} writes it.
 * Nobody but its owner may read it.
 */
final class KeyFile {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private KeyFile() {}

  /** The key in PKCS #8. */
  static byte[] read(Path file) {
    try {
      if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
        throw new SigningUnavailable(
            file + " can be read by others than its owner; make it 0600, or 0400", null);
      }
      String pem = Files.readString(file).strip();
      if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
        throw new SigningUnavailable(file + " is no private key in PEM", null);
      }
      String body = pem.substring(BEGIN.length(), pem.length() - END.length());
      return Base64.getMimeDecoder().decode(body);
    } catch (IOException e) {
      throw new SigningUnavailable("the key of the checkpoints cannot be read: " + file, e);
    }
  }

  /** Makes a key unless there is one: of processes that start at once the first makes it. */
  static void ensure(Path file) {
    if (Files.exists(file)) {
      return;
    }
    try {
      Path folder = file.resolveSibling(".").normalize();
      Files.createDirectories(folder);
      Path draft =
          Files.createTempFile(
              folder, ".key", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      try {
        Files.writeString(draft, pem());
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException another) {
        // its key is the one
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new SigningUnavailable("the key of the checkpoints cannot be made: " + file, e);
    }
  }

  private static String pem() {
    try {
      byte[] key =
          KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
      byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
      return BEGIN
          + "\n"
          + Base64.getMimeEncoder(64, lineEnd).encodeToString(key)
          + "\n"
          + END
          + "\n";
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK makes Ed25519 keys", impossible);
    }
  }
}
