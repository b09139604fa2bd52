package dev.steward.journal.checkpoints;

import dev.steward.core.IdSource;
import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.journal.checkpoints.LogReader.Kept;
import dev.steward.journal.merkle.Hash;
import dev.steward.ports.artifacts.Artifacts;
import dev.steward.ports.signing.CheckpointSigner;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Brings a tenant's log up to its journal. Entries are given their places in a transaction first;
 * what follows from that is determined, so a sealer that was killed is simply followed by another.
 * It signs nothing that does not extend what is kept, and no entry that does not hold.
 */
@Singleton
@Requires(beans = {Artifacts.class, CheckpointSigner.class})
final class Sealer {
  private final TenantTransactions transactions;
  private final Artifacts artifacts;
  private final CheckpointSigner signer;
  private final CheckpointSettings settings;
  private final String name;

  Sealer(
      TenantTransactions transactions,
      Artifacts artifacts,
      CheckpointSigner signer,
      CheckpointSettings settings,
      IdSource ids) {
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.signer = signer;
    this.settings = settings;
    this.name = ids.next("sealer");
  }

  /** What is left to do, or nothing when a checkpoint vouches for every entry there was. */
  Optional<Plan> plan(TenantId tenant) {
    LogId log = new LogId(settings.instance(), tenant);
    if (transactions.read(tenant, tx -> Planning.nothingToDo(tx, log))) {
      return Optional.empty();
    }
    Plan plan = transactions.write(tenant, tx -> Planning.plan(tx, log, name));
    return plan.done() ? Optional.empty() : Optional.of(plan);
  }

  Checkpoint seal(TenantId tenant, Plan plan) {
    LogId log = new LogId(settings.instance(), tenant);
    LogReader reader = new LogReader(artifacts, log, signer.publicKey());
    Extension extension = new Extension(reader, present(reader, plan));
    long from = extension.checkpoint().size();
    transactions.read(
        tenant,
        tx -> {
          SealedEntries entries = new SealedEntries(tx, tenant);
          for (Seal seal : plan.seals()) {
            if (seal.firstLeaf() >= from) {
              entries.each(seal, extension::add);
            }
          }
          return from;
        });
    Checkpoint checkpoint = new Publication(artifacts, signer, log).publish(extension);
    transactions.write(
        tenant,
        tx -> {
          new SealRows(tx, log).published(checkpoint.size());
          return checkpoint;
        });
    return checkpoint;
  }

  /** What is kept decides where to go on, and whether one may. */
  private Checkpoint present(LogReader reader, Plan plan) {
    Optional<Kept> pointed;
    try {
      pointed = reader.pointed();
    } catch (BadCheckpoint bad) {
      throw new SealRefused("the latest checkpoint cannot be gone on from: " + bad.getMessage());
    }
    Checkpoint present =
        pointed
            .map(Kept::checkpoint)
            .orElseGet(() -> new Checkpoint(reader.log().origin(), 0, Hash.EMPTY));
    if (present.size() < plan.published()) {
      throw new SealRefused(
          "the latest checkpoint is of %d leaves, but one of %d was published"
              .formatted(present.size(), plan.published()));
    }
    refuseAhead(present, known(reader.log(), present, plan));
    return present;
  }

  /** Another sealer may have gone on since the plan was made. */
  private long known(LogId log, Checkpoint present, Plan plan) {
    return present.size() <= plan.leaves()
        ? plan.leaves()
        : transactions.read(log.tenant(), tx -> new SealRows(tx, log).extent().leaves());
  }

  private static void refuseAhead(Checkpoint present, long known) {
    if (present.size() > known) {
      throw new SealRefused(
          "the latest checkpoint is of %d leaves, but the database knows of %d only"
              .formatted(present.size(), known));
    }
  }
}
