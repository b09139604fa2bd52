package dev.steward.analytics.intake;

import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.RecentEvents;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Which events came lately. It makes the verdict of a duplicate; that an event counts once does not
 * hang on it, because the warehouse knows every event again, however old.
 */
@Singleton
final class Recollection {
  private static final CompletableFuture<Boolean> KEPT = CompletableFuture.completedFuture(true);

  private final Map<EventKey, CompletableFuture<Boolean>> known;

  Recollection(IntakeSettings settings, EventBus bus) {
    known =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(
              Map.Entry<EventKey, CompletableFuture<Boolean>> eldest) {
            return size() > settings.remembered();
          }
        };
    if (bus instanceof RecentEvents recent) {
      recent.recent(settings.remembered(), event -> known.put(EventKey.of(event), KEPT));
    }
  }

  Claim claim(List<Event> events) {
    List<EventKey> keys = events.stream().map(EventKey::of).toList();
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    List<Boolean> fresh = new ArrayList<>(events.size());
    Set<CompletableFuture<Boolean>> others = new HashSet<>();
    synchronized (known) {
      for (EventKey key : keys) {
        CompletableFuture<Boolean> other = known.putIfAbsent(key, mine);
        fresh.add(other == null);
        if (other != null && other != mine && other != KEPT) {
          others.add(other);
        }
      }
    }
    return new Claim(keys, fresh, mine, others);
  }

  void kept(Claim claim) {
    settle(claim, true);
  }

  /** They may be on the bus or not: whoever brings one again publishes it again. */
  void lost(Claim claim) {
    settle(claim, false);
  }

  private void settle(Claim claim, boolean kept) {
    synchronized (known) {
      for (EventKey key : claim.freshOf(claim.keys())) {
        if (kept) {
          known.replace(key, claim.mine(), KEPT);
        } else {
          known.remove(key, claim.mine());
        }
      }
    }
    claim.mine().complete(kept);
  }
}
