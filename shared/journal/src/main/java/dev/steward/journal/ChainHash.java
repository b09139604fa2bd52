package dev.steward.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of an entry, as the database computes it. */
public final class ChainHash {
  private static final byte[] MARK = "steward.journal.v1\0".getBytes(StandardCharsets.US_ASCII);

  private final MessageDigest digest;

  public ChainHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** What the first entry of a stream follows. */
  public static byte[] start() {
    return new byte[32];
  }

  public byte[] of(byte[] prevHash, long seq, byte[] body) {
    digest.update(MARK);
    digest.update(prevHash);
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seq).array());
    return digest.digest(body);
  }
}
