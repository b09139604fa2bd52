package dev.steward.controlplane.relay;

import dev.steward.controlplane.tenants.Tenants;
import dev.steward.core.Fault;
import dev.steward.core.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Relays every tenant's journal again and again, and tells how far behind that is. Nobody who calls
 * a tool waits for it: what the bus does not take today, it takes tomorrow.
 */
@Singleton
@Requires(bean = Relay.class)
final class RelaySchedule {
  private static final Logger LOG = LoggerFactory.getLogger(RelaySchedule.class);

  private final Tenants tenants;
  private final Relay relay;
  private final InstantSource clock;
  private final Instant start;
  private final Map<TenantId, Instant> publishedUpTo = new ConcurrentHashMap<>();
  private final Set<TenantId> hindered = ConcurrentHashMap.newKeySet();

  RelaySchedule(Tenants tenants, Relay relay, InstantSource clock, MeterRegistry meters) {
    this.tenants = tenants;
    this.relay = relay;
    this.clock = clock;
    this.start = clock.instant();
    TimeGauge.builder("steward.relay.behind", this, TimeUnit.MILLISECONDS, it -> it.behindMillis())
        .description("how long ago every journal entry was on the event bus")
        .register(meters);
    meters.gauge("steward.relay.troubles", this, it -> it.hindered.size());
  }

  /** A page a tenant in turn, so that a long history does not keep the others waiting. */
  @Scheduled(initialDelay = "1s", fixedDelay = "500ms")
  void relayAll() {
    long before = Long.MAX_VALUE;
    long left = round();
    while (left > 0 && left < before) {
      before = left;
      left = round();
    }
  }

  private long round() {
    return tenants.all().stream().mapToLong(this::relay).sum();
  }

  private long relay(TenantId tenant) {
    Instant now = clock.instant();
    publishedUpTo.putIfAbsent(tenant, start);
    try {
      long left = relay.relay(tenant);
      if (left == 0) {
        publishedUpTo.put(tenant, now);
      }
      if (hindered.remove(tenant)) {
        LOG.info("the journal of {} is being published again", tenant);
      }
      return left;
    } catch (Fault fault) {
      if (hindered.add(tenant)) {
        LOG.warn("the journal of {} is not being published: {}", tenant, fault.detail());
      }
    } catch (RuntimeException e) {
      if (hindered.add(tenant)) {
        LOG.error("the journal of {} is not being published", tenant, e);
      }
    }
    return 0;
  }

  private long behindMillis() {
    Instant least =
        publishedUpTo.values().stream().min(Comparator.naturalOrder()).orElse(clock.instant());
    return Math.max(0, Duration.between(least, clock.instant()).toMillis());
  }
}
