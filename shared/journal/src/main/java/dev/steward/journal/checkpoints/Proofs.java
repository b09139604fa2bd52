package dev.steward.journal.checkpoints;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.Entry;
import dev.steward.journal.Journal;
import dev.steward.journal.checkpoints.LogReader.Kept;
import dev.steward.journal.merkle.Hash;
import dev.steward.journal.merkle.Inclusion;
import dev.steward.journal.merkle.Paths;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.artifacts.ArtifactsUnavailable;
import dev.steward.ports.signing.CheckpointSigner;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes proofs that an entry is in the journal, and hands out the latest checkpoint. */
@Singleton
public final class Proofs {
  private final TenantTransactions transactions;
  private final Journal journal;
  private final CheckpointSettings settings;
  private final @Nullable Artifacts artifacts;
  private final @Nullable CheckpointSigner signer;

  Proofs(
      TenantTransactions transactions,
      Journal journal,
      CheckpointSettings settings,
      @Nullable Artifacts artifacts,
      @Nullable CheckpointSigner signer) {
    this.transactions = transactions;
    this.journal = journal;
    this.settings = settings;
    this.artifacts = artifacts;
    this.signer = signer;
  }

  /** The signed note; empty when there is none yet. */
  public Optional<String> checkpoint(TenantId tenant) {
    return latest(reader(tenant)).map(Kept::note);
  }

  /** Empty when the journal has no such event. */
  public Optional<Proof> ofEvent(TenantId tenant, String eventId) {
    return transactions.read(tenant, tx -> journal.find(tx, tenant, eventId)).map(this::proof);
  }

  /** Empty when the stream has no such entry. */
  public Optional<Proof> ofEntry(TenantId tenant, String stream, long seq) {
    return transactions.read(tenant, tx -> journal.tail(tx, tenant, stream, seq - 1, 1)).stream()
        .filter(entry -> entry.seq() == seq)
        .findFirst()
        .map(this::proof);
  }

  private Proof proof(Entry entry) {
    LogReader reader = reader(entry.tenant());
    Optional<Long> index =
        transactions.read(
            entry.tenant(),
            tx -> new SealRows(tx, reader.log()).leafOf(entry.stream(), entry.seq()));
    Optional<Kept> latest = latest(reader);
    if (index.isEmpty() || latest.isEmpty() || latest.get().checkpoint().size() <= index.get()) {
      throw new Fault(
          ProblemType.CONFLICT,
          "no checkpoint vouches for the entry yet; one is signed every few seconds");
    }
    Checkpoint checkpoint = latest.get().checkpoint();
    List<Hash> path = new Paths(reader::tile, checkpoint.size()).inclusion(index.get());
    Hash leaf = new Leaf(entry.stream(), entry.seq(), entry.hash()).node(entry.tenant());
    if (!Inclusion.holds(leaf, index.get(), checkpoint.size(), path, checkpoint.root())) {
      throw new Fault(
          ProblemType.CONFLICT, "the entry is not the one that was sealed: verify the journal");
    }
    return Proof.of(entry, index.get(), path, latest.get().note(), signer().publicKey());
  }

  private LogReader reader(TenantId tenant) {
    if (artifacts == null) {
      throw new ArtifactsUnavailable("no place for checkpoints is configured", null);
    }
    return new LogReader(artifacts, new LogId(settings.instance(), tenant), signer().publicKey());
  }

  private CheckpointSigner signer() {
    if (signer == null) {
      throw new ArtifactsUnavailable("no key for checkpoints is configured", null);
    }
    return signer;
  }

  private static Optional<Kept> latest(LogReader reader) {
    try {
      return reader.latest();
    } catch (BadCheckpoint bad) {
      throw new Fault(ProblemType.CONFLICT, "a checkpoint does not hold: " + bad.getMessage());
    }
  }
}
