package dev.steward.controlplane.resilience;

import dev.steward.controlplane.kernel.Verdict;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.json.Json;
import dev.steward.registry.Risk;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How each part of Steward fares at present, and what that forbids. */
@Singleton
public final class Degrade {
  private static final Logger LOG = LoggerFactory.getLogger(Degrade.class);
  private static final Duration WITHOUT_CHECKPOINTS = Duration.ofMinutes(5);

  private final List<Part> parts;
  private final CheckpointLag checkpoints;
  private final InstantSource clock;
  private final Map<String, Found> latest = new ConcurrentHashMap<>();

  Degrade(List<Part> parts, CheckpointLag checkpoints, InstantSource clock) {
    this.parts = List.copyOf(parts);
    this.checkpoints = checkpoints;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "0s", fixedDelay = "1s")
  void look() {
    parts.forEach(this::look);
  }

  private void look(Part part) {
    Part.Standing now = part.standing();
    latest.compute(part.name(), (name, before) -> found(name, before, now));
  }

  private Found found(String name, @Nullable Found before, Part.Standing now) {
    if (before != null && before.state() == now.state()) {
      return new Found(now.state(), now.since().orElse(before.since()));
    }
    if (before != null || now.state() == Part.State.DOWN) {
      LOG.warn("{} is {}", name, now.state().wire());
    }
    return new Found(now.state(), now.since().orElseGet(clock::instant));
  }

  /** All parts by their present state; those never looked at are left out. */
  public List<PartView> parts() {
    List<PartView> views = new ArrayList<>();
    for (Part part : parts) {
      Found found = latest.get(part.name());
      if (found != null) {
        views.add(new PartView(part.name(), found.state().wire(), found.since(), part.effect()));
      }
    }
    views.sort(Comparator.comparing(PartView::part));
    return views;
  }

  public boolean degraded() {
    return latest.values().stream().anyMatch(found -> found.state() == Part.State.DOWN);
  }

  /** What high risk must wait for; the database refuses by itself what it must. */
  Optional<Verdict.Refuse> refusal(TenantId tenant, Risk risk) {
    return risk == Risk.HIGH && checkpoints.behind(tenant).compareTo(WITHOUT_CHECKPOINTS) > 0
        ? Optional.of(
            new Verdict.Refuse(
                ProblemType.UNAVAILABLE,
                "no checkpoint vouches for the last minutes of the journal; high risk waits until"
                    + " one does",
                List.of(),
                Json.object().put("part", "checkpoints").put("retryAfter", 60)))
        : Optional.empty();
  }

  private record Found(Part.State state, Instant since) {}
}
