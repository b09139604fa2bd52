package dev.steward.journal.checkpoints;

import dev.steward.core.TenantId;
import dev.steward.core.UlidSource;
import dev.steward.embedded.artifacts.FolderArtifacts;
import dev.steward.journal.JournalDatabase;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.signing.CheckpointSigner;
import dev.steward.testkit.FixedClock;
import java.nio.file.Path;
import java.time.Instant;

/** A tenant's journal, its sealer, and a folder where its checkpoints are kept. */
final class SealedJournal {
  static final String INSTANCE = "test";

  final JournalDatabase db = new JournalDatabase();
  final TenantId tenant;
  final LogId log;
  final FixedClock clock = FixedClock.at(Instant.now());
  final CheckpointSettings settings;
  final Artifacts artifacts;
  final CheckpointSigner signer;
  final Sealing sealing;
  final JournalAudit audit;

  SealedJournal(Path folder) {
    this(folder, new FolderArtifacts(folder.resolve("artifacts")));
  }

  SealedJournal(Path folder, Artifacts artifacts) {
    this(folder, artifacts, JournalDatabase.newTenant());
  }

  SealedJournal(Path folder, Artifacts artifacts, TenantId tenant) {
    this.tenant = tenant;
    this.log = new LogId(INSTANCE, tenant);
    this.artifacts = artifacts;
    settings = new CheckpointSettings(INSTANCE, folder.resolve("keys/checkpoint-key.pem"), true);
    signer = new KeyFileSigner(settings);
    sealing = new Sealing(sealer(), clock);
    audit = new JournalAudit(db.transactions, db.verifier, settings, artifacts, signer);
  }

  Sealer sealer() {
    return new Sealer(db.transactions, artifacts, signer, settings, new UlidSource(clock));
  }

  Proofs proofs() {
    return new Proofs(db.transactions, db.journal, settings, artifacts, signer);
  }

  LogReader reader() {
    return new LogReader(artifacts, log, signer.publicKey());
  }

  /** Appends so many entries and seals them. */
  void grow(String stream, int entries) {
    db.append(tenant, stream, JournalDatabase.entries(entries));
    seal();
  }

  void seal() {
    sealing
        .seal(tenant)
        .ifPresent(
            trouble -> {
              throw new AssertionError(trouble);
            });
  }

  /** Without the guards of the tables; ends before the condition on the tenant. */
  void tamper(String upToWhere) {
    JournalDatabase.tamper(upToWhere + " tenant_id = '" + tenant + "'");
  }
}
