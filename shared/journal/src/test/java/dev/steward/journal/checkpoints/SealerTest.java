package dev.steward.journal.checkpoints;

import static dev.steward.journal.JournalDatabase.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.embedded.artifacts.FolderArtifacts;
import dev.steward.journal.JournalDatabase;
import dev.steward.journal.checkpoints.Confirmation.Confirmed;
import dev.steward.ports.artifacts.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
  @TempDir Path folder;

  private FaultyArtifacts store;
  private SealedJournal journal;

  @BeforeEach
  void open() {
    store = new FaultyArtifacts(new FolderArtifacts(folder.resolve("artifacts")));
    journal = new SealedJournal(folder, store);
  }

  @Test
  void writesTheFilesThatTheLayoutAsksFor() throws IOException {
    journal.grow(STREAM, 300);
    assertThat(files())
        .containsExactlyInAnyOrder(
            "checkpoint",
            "checkpoints/000/000/000/000/300",
            "tile/0/000",
            "tile/0/001.p/44",
            "tile/1/000.p/1",
            "tile/entries/000",
            "tile/entries/001.p/44");
    assertThat(Files.size(home().resolve("tile/0/000"))).isEqualTo(8192);
  }

  @Test
  void nothingNewMakesNoNewCheckpoint() throws IOException {
    journal.grow(STREAM, 3);
    List<String> before = files();
    journal.clock.advance(Duration.ofMinutes(1));
    journal.seal();
    assertThat(files()).isEqualTo(before);
    assertThat(journal.sealing.behind(journal.tenant)).isZero();
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aRoundEndsThoughEntriesKeepComing() throws Exception {
    CountDownLatch some = new CountDownLatch(5);
    AtomicBoolean round = new AtomicBoolean(true);
    try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
      writer.execute(
          () -> {
            while (round.get()) {
              journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(1));
              some.countDown();
            }
          });
      some.await();
      try {
        journal.seal();
      } finally {
        round.set(false);
      }
    }
    assertThat(journal.sealing.behind(journal.tenant)).isZero();
  }

  @Test
  void noHistoryMakesNoLog() {
    journal.seal();
    assertThat(folder.resolve("artifacts")).doesNotExist();
    assertThat(journal.audit.audit(journal.tenant).intact()).isTrue();
  }

  @Test
  void goesOnWhereAnyOtherSealerEnded() {
    for (int size : List.of(1, 254, 1, 1, 255, 300)) {
      journal = reopened();
      journal.grow(STREAM, size);
      journal.grow("flags", 1);
    }
    assertConfirmed(818);
  }

  @Test
  void aSealerThatIsKilledAnywhereIsFollowedByAnother() {
    journal.grow(STREAM, 250);
    int sealed = 250;
    for (int writes = 0; writes < 12; writes++) {
      journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(7));
      sealed += 7;
      store.failAfter(writes);
      journal.sealing.seal(journal.tenant);
      journal.db.append(journal.tenant, "flags", JournalDatabase.entries(1));
      sealed += 1;
      store.failAfter(Integer.MAX_VALUE);
      journal.seal();
      assertConfirmed(sealed);
    }
  }

  @Test
  void aCheckpointWhoseRecordWasLostIsNotSignedAgainOtherwise() {
    journal.grow(STREAM, 5);
    JournalDatabase.tamper(
        "UPDATE control.journal_log SET published = 0 WHERE tenant_id = '%s'"
            .formatted(journal.tenant));
    journal.grow(STREAM, 5);
    assertConfirmed(10);
  }

  @Test
  void manySealersAtOnceMakeOneLog() throws Exception {
    List<Callable<Optional<String>>> sealers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Sealing sealing = new Sealing(journal.sealer(), journal.clock);
      sealers.add(() -> sealing.seal(journal.tenant));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(sealers.size())) {
      for (int round = 0; round < 15; round++) {
        journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(40));
        for (Future<Optional<String>> done : pool.invokeAll(sealers)) {
          assertThat(done.get()).isEmpty();
        }
      }
    }
    journal.seal();
    assertConfirmed(600);
  }

  /** One that was stopped for so long that its lease went to another, and then goes on. */
  @Test
  void aSealerThatComesBackTooLateTurnsNothingBack() {
    journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(5));
    Sealer slow = journal.sealer();
    Plan old = slow.plan(journal.tenant).orElseThrow();
    JournalDatabase.tamper(
        "UPDATE control.journal_log SET leased_until = now() WHERE tenant_id = '%s'"
            .formatted(journal.tenant));
    journal.grow(STREAM, 300);
    slow.seal(journal.tenant, old);
    assertConfirmed(305);
    journal.grow(STREAM, 1);
    assertConfirmed(306);
  }

  @Test
  void aSealerWaitsForTheOneThatHasTheLease() {
    journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(5));
    Sealer other = journal.sealer();
    Plan plan = other.plan(journal.tenant).orElseThrow();
    assertThat(journal.sealing.seal(journal.tenant)).isEmpty();
    assertThat(journal.artifacts.find(journal.log.latest())).isEmpty();
    assertThat(journal.sealing.sealedUpTo(journal.tenant))
        .isEqualTo(Instant.parse("2026-03-01T10:00:00.000001Z"));
    other.seal(journal.tenant, plan);
    journal.seal();
    assertConfirmed(5);
  }

  @Test
  void behindGrowsFromTheOldestEntryWhileTheStoreIsOutOfReach() {
    journal.grow(STREAM, 3);
    store.gone(true);
    journal.clock.advance(Duration.ofMinutes(10));
    journal.seal(); // nothing new: all there is, is vouched for
    assertThat(journal.sealing.behind()).isZero();

    journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(1));
    assertThat(journal.sealing.seal(journal.tenant)).contains("the store is out of reach");
    Instant at = Instant.parse("2026-03-01T10:00:00.000001Z");
    assertThat(journal.sealing.sealedUpTo()).isEqualTo(at);
    assertThat(journal.sealing.behind(journal.tenant))
        .isEqualTo(Duration.between(at, journal.clock.instant()));
    assertThat(journal.sealing.troubles()).containsKey(journal.tenant);

    store.gone(false);
    journal.seal();
    assertThat(journal.sealing.behind()).isZero();
    assertThat(journal.sealing.troubles()).isEmpty();
  }

  @Test
  void withoutAPlaceForCheckpointsNothingIsEverSealed() {
    Sealing nowhere = new Sealing(null, journal.clock);
    assertThat(nowhere.seal(journal.tenant)).isPresent();
    journal.clock.advance(Duration.ofMinutes(6));
    assertThat(nowhere.behind()).isEqualTo(Duration.ofMinutes(6));
  }

  @Test
  void refusesToBeginAgainWhereCheckpointsWereLost() throws IOException {
    journal.grow(STREAM, 3);
    delete(folder.resolve("artifacts"));
    journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(1));
    assertThat(journal.sealing.seal(journal.tenant))
        .contains("the latest checkpoint is of 0 leaves, but one of 3 was published");
  }

  @Test
  void refusesADatabaseThatWasPutBack() {
    journal.grow(STREAM, 3);
    JournalDatabase.tamper(
        """
        ALTER TABLE control.journal_seal DISABLE TRIGGER journal_seal_stays;
        DELETE FROM control.journal_seal WHERE tenant_id = '%1$s';
        DELETE FROM control.journal_log WHERE tenant_id = '%1$s';
        ALTER TABLE control.journal_seal ENABLE ALWAYS TRIGGER journal_seal_stays;
        DELETE FROM control.journal_entry WHERE tenant_id = '%1$s' AND seq > 2;
        UPDATE control.journal_head SET (seq, hash) = (
          SELECT seq, hash FROM control.journal_entry WHERE tenant_id = '%1$s' AND seq = 2)
        WHERE tenant_id = '%1$s'
        """
            .formatted(journal.tenant));
    assertThat(journal.sealing.seal(journal.tenant))
        .contains("the latest checkpoint is of 3 leaves, but the database knows of 2 only");
  }

  @Test
  void refusesToGoOnUnderAnotherKey() throws IOException {
    journal.grow(STREAM, 3);
    delete(folder.resolve("keys"));
    journal = reopened();
    journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(1));
    assertThat(journal.sealing.seal(journal.tenant).orElseThrow())
        .contains("the trusted key did not sign it");
  }

  @Test
  void anotherInstanceBeginsAnotherLogOverTheWholeHistory() throws IOException {
    journal.grow(STREAM, 3);
    delete(folder.resolve("artifacts"));
    CheckpointSettings renamed =
        new CheckpointSettings("second", folder.resolve("keys/checkpoint-key.pem"), false);
    Sealer sealer =
        new Sealer(journal.db.transactions, store, journal.signer, renamed, _ -> "another sealer");
    assertThat(new Sealing(sealer, journal.clock).seal(journal.tenant)).isEmpty();
    Audit audit =
        new JournalAudit(
                journal.db.transactions, journal.db.verifier, renamed, store, journal.signer)
            .audit(journal.tenant);
    assertThat(audit.intact()).isTrue();
    assertThat(journal.audit.audit(journal.tenant).confirmation())
        .isEqualTo(
            new Confirmation.Invalid("the checkpoints are gone: one over 3 entries was published"));
  }

  @Test
  void refusesToVouchForAnEntryThatDoesNotHold() {
    journal.grow(STREAM, 3);
    journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(3));
    journal.tamper(
        "UPDATE control.journal_entry SET body = replace(body, 'alice', 'eve') WHERE seq = 5 AND");
    assertThat(journal.sealing.seal(journal.tenant))
        .contains("entry 5 of stream runs does not hold");
  }

  @Test
  void refusesToVouchForAnEntryThatFollowsAnother() {
    journal.grow(STREAM, 3);
    journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(3));
    journal.tamper("UPDATE control.journal_entry SET hash = sha256(hash) WHERE seq = 3 AND");
    assertThat(journal.sealing.seal(journal.tenant))
        .contains("entry 4 of stream runs does not hold");
  }

  @Test
  void refusesToGoOnFromTilesThatAreNotItsOwn() throws IOException {
    journal.grow(STREAM, 3);
    overwrite("tile/0/000.p/3", new byte[96]);
    journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(3));
    assertThat(journal.sealing.seal(journal.tenant))
        .contains("the log's tiles are not those of the checkpoint of size 3");
  }

  @Test
  void refusesAPlaceThatIsTaken() throws IOException {
    journal.grow(STREAM, 3);
    Files.createDirectories(home().resolve("tile/0/000.p"));
    Files.write(home().resolve("tile/0/000.p/4"), new byte[128]);
    journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(1));
    assertThat(journal.sealing.seal(journal.tenant).orElseThrow())
        .contains("is there with other content");
  }

  private void assertConfirmed(long size) {
    assertThat(journal.audit.audit(journal.tenant).confirmation())
        .isInstanceOfSatisfying(Confirmed.class, it -> assertThat(it.size()).isEqualTo(size));
    assertThat(OfflineLog.check(journal.artifacts, journal.log, journal.signer.publicKey()).flaw())
        .isEmpty();
  }

  /** The same journal, for a process that has just begun. */
  private SealedJournal reopened() {
    return new SealedJournal(folder, store, journal.tenant);
  }

  private Path home() {
    return folder.resolve("artifacts/journal/test/" + journal.tenant);
  }

  private List<String> files() {
    String home = "journal/test/" + journal.tenant;
    return journal.artifacts.list(home, Optional.empty(), 1_000).stream()
        .map(Artifact::name)
        .map(name -> name.value().substring(home.length() + 1))
        .toList();
  }

  private void overwrite(String file, byte[] content) throws IOException {
    Files.delete(home().resolve(file));
    Files.write(home().resolve(file), content);
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
