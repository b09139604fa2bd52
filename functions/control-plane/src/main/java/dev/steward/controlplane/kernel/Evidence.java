package dev.steward.controlplane.kernel;

import dev.steward.core.Digest;
import java.util.Arrays;
import java.util.Base64;

/**
 * What an executor said that could not be used: status, media type, length received, digest, and
 * the first 16 KiB in base 64.
 */
public record Evidence(int status, String mediaType, int bytes, Digest digest, String head) {
  private static final int KEPT = 16 * 1024;

  public static Evidence of(int status, String mediaType, byte[] body) {
    byte[] head = Arrays.copyOf(body, Math.min(body.length, KEPT));
    return new Evidence(
        status, mediaType, body.length, Digest.of(body), Base64.getEncoder().encodeToString(head));
  }
}
