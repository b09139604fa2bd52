package dev.steward.journal.merkle;

import dev.steward.core.Digest;
import java.util.Arrays;
import java.util.Base64;

/** A node of the tree: 32 bytes. */
public final class Hash {
  public static final int BYTES = 32;

  /** The root of the tree without leaves. */
  public static final Hash EMPTY = new Hash(Digest.sha256());

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  public static Hash parse(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
      throw new IllegalArgumentException("not the base64 of a hash");
    }
    return of(bytes);
  }

  public static Hash leaf(byte[] entry) {
    return new Hash(Digest.sha256(LEAF, entry));
  }

  public static Hash node(Hash left, Hash right) {
    return new Hash(Digest.sha256(NODE, left.bytes, right.bytes));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In base64, as notes have it. */
  @Override
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
