package dev.steward.journal.checkpoints;

import dev.steward.core.TenantId;
import dev.steward.journal.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a log says of one entry: where it stands and its hash, in 64 hexadecimal digits. */
record Leaf(String stream, long seq, String hash) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "steward\\.leaf\\.v1 ([a-z0-9-]+) ([a-z0-9._-]+) ([1-9][0-9]{0,18}) ([0-9a-f]{64})");

  /** The bytes that are hashed, and kept in the bundles of entries. */
  byte[] bytes(TenantId tenant) {
    return ("steward.leaf.v1 " + tenant + " " + stream + " " + seq + " " + hash)
        .getBytes(StandardCharsets.US_ASCII);
  }

  Hash node(TenantId tenant) {
    return Hash.leaf(bytes(tenant));
  }

  static Leaf parse(byte[] bytes, TenantId tenant) throws BadLog {
    Matcher parts = SHAPE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    if (!parts.matches() || !parts.group(1).equals(tenant.value())) {
      throw new BadLog("a leaf is not one of this log's");
    }
    return new Leaf(parts.group(2), Long.parseLong(parts.group(3)), parts.group(4));
  }
}
