package dev.steward.journal;

import dev.steward.core.TenantId;
import dev.steward.journal.Verification.Broken;
import dev.steward.journal.Verification.StreamHead;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A walk along one stream, from its start to its head. */
final class Chain {
  private final TenantId tenant;
  private final String stream;
  private final ChainHash hashes;
  private long seq;
  private byte[] hash = ChainHash.start();

  Chain(TenantId tenant, String stream, ChainHash hashes) {
    this.tenant = tenant;
    this.stream = stream;
    this.hashes = hashes;
  }

  String stream() {
    return stream;
  }

  StreamHead end() {
    return new StreamHead(stream, seq, HexFormat.of().formatHex(hash));
  }

  /** Takes a step, unless the link does not hold. */
  Optional<Broken> follow(Link link) {
    long next = seq + 1;
    if (link.seq() > next) {
      return broken(next, "the entry is missing");
    }
    if (link.seq() < next) {
      return broken(link.seq(), "the number stands before the start or twice");
    }
    if (!Arrays.equals(link.prevHash(), hash)) {
      return broken(next, "the entry does not follow the one before it");
    }
    byte[] expected = hashes.of(hash, next, link.body());
    if (!Arrays.equals(link.hash(), expected)) {
      return broken(next, "the hash is not that of the body");
    }
    seq = next;
    hash = expected;
    return BodyCheck.flaw(tenant, link).flatMap(flaw -> broken(next, flaw));
  }

  /** The chain has no further link: does it end where its head says? */
  Optional<Broken> meet(@Nullable Head head) {
    if (head == null) {
      return broken(seq, "the stream has no head");
    }
    if (head.seq() > seq) {
      return broken(seq + 1, "the entry is missing, the head stands at " + head.seq());
    }
    if (head.seq() < seq) {
      return broken(head.seq() + 1, "the entry stands behind the head");
    }
    return Arrays.equals(head.hash(), hash)
        ? Optional.empty()
        : broken(seq, "the head has another hash");
  }

  private Optional<Broken> broken(long at, String reason) {
    return Optional.of(new Broken(stream, at, reason));
  }

  /** Where the database says a stream ends. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared as a whole
  record Head(long seq, byte[] hash) {}
}
