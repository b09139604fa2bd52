package dev.steward.journal.checkpoints;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.JournalVerifier;
import dev.steward.journal.checkpoints.LogReader.Kept;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.artifacts.ArtifactsUnavailable;
import dev.steward.ports.signing.CheckpointSigner;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a tenant's history against its own chains and against the checkpoints that left the
 * database. What the database says about checkpoints is never believed against them.
 */
@Singleton
public final class JournalAudit {
  /** Older checkpoints are checked by whoever has the files, all of them. */
  private static final int CHECKPOINTS = 1_000;

  private static final long LEAVES_BACK = 100_000;

  private final TenantTransactions transactions;
  private final JournalVerifier verifier;
  private final CheckpointSettings settings;
  private final @Nullable Artifacts artifacts;
  private final @Nullable CheckpointSigner signer;

  JournalAudit(
      TenantTransactions transactions,
      JournalVerifier verifier,
      CheckpointSettings settings,
      @Nullable Artifacts artifacts,
      @Nullable CheckpointSigner signer) {
    this.transactions = transactions;
    this.verifier = verifier;
    this.settings = settings;
    this.artifacts = artifacts;
    this.signer = signer;
  }

  public Audit audit(TenantId tenant) {
    Sighting seen = look(new LogId(settings.instance(), tenant));
    return transactions.read(
        tenant, tx -> new Audit(verifier.verify(tenant), confirm(tx, tenant, seen)));
  }

  /** Whose journals were ever sealed: each of them must still have its history. */
  public List<TenantId> sealedTenants() {
    return artifacts == null
        ? List.of()
        : OfflineLog.in(artifacts).stream()
            .filter(log -> log.instance().equals(settings.instance()))
            .map(LogId::tenant)
            .toList();
  }

  /** What was kept before the database was looked at, which therefore must have all of it. */
  private sealed interface Sighting {
    record Found(LogReader reader, NavigableMap<Long, Kept> checkpoints) implements Sighting {}

    record Nothing(LogId log) implements Sighting {}

    record Told(Confirmation confirmation) implements Sighting {}
  }

  private Sighting look(LogId log) {
    if (artifacts == null || signer == null) {
      return new Sighting.Told(
          new Confirmation.Unreadable("no place for checkpoints, or no key, is configured"));
    }
    LogReader reader = new LogReader(artifacts, log, signer.publicKey());
    try {
      Optional<Kept> latest = reader.latest();
      if (latest.isEmpty()) {
        return new Sighting.Nothing(log);
      }
      long size = latest.get().checkpoint().size();
      NavigableMap<Long, Kept> checkpoints =
          reader.above(Math.max(0, size - LEAVES_BACK), CHECKPOINTS);
      checkpoints.putIfAbsent(size, latest.get());
      return new Sighting.Found(reader, checkpoints);
    } catch (BadCheckpoint bad) {
      return new Sighting.Told(
          new Confirmation.Invalid("a checkpoint does not hold: " + bad.getMessage()));
    } catch (ArtifactsUnavailable e) {
      return new Sighting.Told(new Confirmation.Unreadable(e.detail()));
    }
  }

  private static Confirmation confirm(Connection tx, TenantId tenant, Sighting seen)
      throws SQLException {
    return switch (seen) {
      case Sighting.Told(Confirmation confirmation) -> confirmation;
      case Sighting.Nothing(LogId log) -> {
        long published = new SealRows(tx, log).extent().published();
        yield published == 0
            ? new Confirmation.None()
            : new Confirmation.Invalid(
                "the checkpoints are gone: one over %d entries was published".formatted(published));
      }
      case Sighting.Found(LogReader reader, NavigableMap<Long, Kept> checkpoints) ->
          compare(tx, tenant, reader, checkpoints);
    };
  }

  private static Confirmation compare(
      Connection tx, TenantId tenant, LogReader reader, NavigableMap<Long, Kept> checkpoints)
      throws SQLException {
    Comparison comparison = new Comparison(tx, tenant);
    try {
      new LogWalk(reader, checkpoints, _ -> {}).walk(comparison::take);
      comparison.finish();
    } catch (BadLog bad) {
      return new Confirmation.Invalid("the log does not hold: " + bad.getMessage());
    } catch (ArtifactsUnavailable e) {
      return new Confirmation.Unreadable(e.detail());
    }
    long size = checkpoints.lastKey();
    Instant since = checkpoints.lastEntry().getValue().since();
    return comparison.runs().isEmpty()
        ? new Confirmation.Confirmed(size, since, checkpoints.size())
        : new Confirmation.Contradicted(size, since, discrepancies(comparison, checkpoints));
  }

  private static List<Discrepancy> discrepancies(
      Comparison comparison, NavigableMap<Long, Kept> checkpoints) {
    return comparison.runs().stream()
        .map(
            run -> {
              Map.Entry<Long, Kept> first = checkpoints.higherEntry(run.place());
              Kept vouching = first == null ? checkpoints.lastEntry().getValue() : first.getValue();
              return new Discrepancy(
                  run.stream(), run.first(), run.last(), run.missing(), vouching.since());
            })
        .toList();
  }
}
