package dev.steward.journal.checkpoints;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Up to 256 leaves in one file, each after its length in two bytes (C2SP tlog-tiles). */
final class Bundle {
  private Bundle() {}

  static byte[] of(List<byte[]> leaves) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (byte[] leaf : leaves) {
      bundle.write(leaf.length >> 8);
      bundle.write(leaf.length);
      bundle.writeBytes(leaf);
    }
    return bundle.toByteArray();
  }

  static List<byte[]> read(byte[] bundle) throws BadLog {
    List<byte[]> leaves = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(bundle);
    while (rest.hasRemaining()) {
      int length = rest.remaining() < 2 ? Integer.MAX_VALUE : rest.getShort() & 0xffff;
      if (length > rest.remaining()) {
        throw new BadLog("a bundle of leaves ends too early");
      }
      byte[] leaf = new byte[length];
      rest.get(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }
}
