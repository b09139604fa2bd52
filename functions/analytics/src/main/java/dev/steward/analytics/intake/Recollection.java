package dev.steward.analytics.intake;

import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.RecentEvents;
import jakarta.inject.Singleton;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which events came lately. It makes the verdict of a duplicate; that an event counts once does not
 * hang on it, because the warehouse knows every event again, however old.
 */
@Singleton
final class Recollection {
  private final EventKeys keys = EventKeys.secret();
  private final RecentKeys known;

  Recollection(IntakeSettings settings, EventBus bus) {
    known = new RecentKeys(settings.remembered());
    if (bus instanceof RecentEvents recent) {
      Bringing before = Bringing.done();
      recent.recent(
          settings.remembered(),
          event -> {
            Bringing _ = known.putIfAbsent(keys.of(event), before);
          });
    }
  }

  Claim claim(List<Event> events) {
    List<EventKey> named = events.stream().map(keys::of).toList();
    Bringing mine = new Bringing();
    BitSet fresh = new BitSet(events.size());
    Set<Bringing> others = new HashSet<>();
    synchronized (known) {
      for (int i = 0; i < named.size(); i++) {
        Bringing other = known.putIfAbsent(named.get(i), mine);
        if (other == null) {
          fresh.set(i);
        } else if (other != mine && !other.isDone()) {
          others.add(other);
        }
      }
    }
    return new Claim(named, fresh, mine, others);
  }

  void kept(Claim claim) {
    claim.mine().complete(true);
  }

  /** They may be on the bus or not: whoever brings one again publishes it again. */
  void lost(Claim claim) {
    synchronized (known) {
      claim.freshOf(claim.keys()).forEach(key -> known.remove(key, claim.mine()));
    }
    claim.mine().complete(false);
  }
}
