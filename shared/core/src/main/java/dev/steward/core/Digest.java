package dev.steward.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest in its wire form, {@code sha256:} and 64 hex digits. */
public record Digest(String value) {
  private static final Pattern SHAPE = Pattern.compile("sha256:[0-9a-f]{64}");

  public Digest {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a digest: " + value);
    }
  }

  public static Digest of(byte[]... parts) {
    return new Digest("sha256:" + HexFormat.of().formatHex(sha256(parts)));
  }

  public static Digest of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The 32 raw bytes over the parts, one after another. */
  public static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
