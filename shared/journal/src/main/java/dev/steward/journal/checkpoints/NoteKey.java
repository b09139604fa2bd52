package dev.steward.journal.checkpoints;

import dev.steward.core.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** An Ed25519 public key under the name it signs notes with (C2SP signed-note). */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in, compared nowhere
public record NoteKey(String name, byte[] publicKey) {
  private static final byte ED25519 = 1;
  private static final int KEY_BYTES = 32;
  static final int SIGNATURE_BYTES = 64;

  /** What stands before the 32 bytes of a key in X.509. */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  public NoteKey {
    if (publicKey.length != KEY_BYTES) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes, not " + publicKey.length);
    }
    if (name.isEmpty() || name.codePoints().anyMatch(NoteKey::unfit)) {
      throw new IllegalArgumentException("not the name of a key: " + name);
    }
    publicKey = publicKey.clone();
  }

  private static boolean unfit(int c) {
    return c == '+' || c < ' ' || Character.isSpaceChar(c) || Character.isWhitespace(c);
  }

  /** The four bytes that tell keys of one name apart. */
  byte[] id() {
    byte[] hash =
        Digest.sha256(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n', ED25519}, publicKey);
    return Arrays.copyOf(hash, 4);
  }

  boolean verifies(byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_BYTES) {
      return false;
    }
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key());
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private PublicKey key() throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(X509, X509.length + KEY_BYTES);
    System.arraycopy(publicKey, 0, encoded, X509.length, KEY_BYTES);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
