package dev.steward.journal;

import dev.steward.core.TenantId;
import dev.steward.journal.Chain.Head;
import dev.steward.journal.Verification.Broken;
import dev.steward.journal.Verification.Intact;
import dev.steward.journal.Verification.StreamHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A walk along all streams of a tenant, one after another, until the first break. */
final class Walk {
  private final TenantId tenant;
  private final Map<String, Head> heads;
  private final ChainHash hashes = new ChainHash();
  private final List<StreamHead> ends = new ArrayList<>();
  private @Nullable Chain chain;
  private Optional<Broken> broken = Optional.empty();

  Walk(TenantId tenant, Map<String, Head> heads) {
    this.tenant = tenant;
    this.heads = new TreeMap<>(heads);
  }

  /** Links come ordered by stream and sequence number. */
  boolean breaksAt(Link link) {
    Chain present = chain;
    if (present == null || !present.stream().equals(link.stream())) {
      broken = end();
      present = new Chain(tenant, link.stream(), hashes);
      chain = present;
    }
    if (broken.isEmpty()) {
      broken = present.follow(link);
    }
    return broken.isPresent();
  }

  /** Nothing is left to walk. */
  Verification found() {
    Optional<Broken> first = broken.or(this::end).or(this::headAlone);
    return first.isPresent() ? first.get() : new Intact(ends);
  }

  private Optional<Broken> end() {
    if (chain == null) {
      return Optional.empty();
    }
    ends.add(chain.end());
    return chain.meet(heads.remove(chain.stream()));
  }

  private Optional<Broken> headAlone() {
    return heads.keySet().stream()
        .findFirst()
        .map(stream -> new Broken(stream, 1, "the stream has a head and no entries"));
  }
}
