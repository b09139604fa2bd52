package dev.steward.journal.checkpoints;

import static dev.steward.journal.JournalDatabase.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.embedded.artifacts.FolderArtifacts;
import dev.steward.journal.JournalDatabase;
import dev.steward.journal.checkpoints.Confirmation.Confirmed;
import dev.steward.journal.checkpoints.Confirmation.Invalid;
import dev.steward.journal.checkpoints.Confirmation.Unreadable;
import dev.steward.journal.merkle.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody can do who may write where the checkpoints are, but does not have the key. */
class DamagedLogTest {
  @TempDir Path folder;

  private SealedJournal journal;
  private Path home;

  @BeforeEach
  void sealThreeHundred() {
    journal = new SealedJournal(folder);
    journal.grow(STREAM, 200);
    journal.grow("flags", 40);
    journal.grow(STREAM, 60);
    home = folder.resolve("artifacts/journal/test/" + journal.tenant);
  }

  @FunctionalInterface
  private interface Change {
    void to(Path home) throws IOException;
  }

  /** Each is told by the server, and by whoever has the files: in Java and in Python. */
  private Map<String, Change> damages() {
    Map<String, Change> all = new LinkedHashMap<>();
    all.put("a leaf is changed", at -> replace(at, "tile/entries/000", "flags 7", "flags 8"));
    all.put("a leaf is another tenant's", at -> replace(at, "tile/entries/000", "v1 te", "v1 ta"));
    all.put("a leaf is cut off", at -> cut(at, "tile/entries/001.p/44", 20));
    all.put("a bundle is gone", at -> Files.delete(at.resolve("tile/entries/000")));
    all.put("the last bundle is gone", at -> Files.delete(at.resolve("tile/entries/001.p/44")));
    all.put("a bundle is empty", at -> write(at, "tile/entries/000", ""));
    all.put("a root is changed", at -> replace(at, "checkpoint", "=\n\n", "A\n\n"));
    all.put("the latest is no note", at -> write(at, "checkpoint", "hello"));
    all.put("the latest is empty", at -> write(at, "checkpoint", ""));
    all.put("the latest is forged", at -> forge(at, "checkpoint", 300));
    all.put("one more was forged", at -> forge(at, "checkpoints/000/000/000/000/301", 301));
    all.put("an old one was forged", at -> forge(at, "checkpoints/000/000/000/000/240", 240));
    all.put(
        "an old one is kept as a new one",
        at ->
            Files.copy(
                at.resolve("checkpoints/000/000/000/000/200"),
                at.resolve("checkpoints/000/000/000/000/400")));
    all.put(
        "the log is another's",
        at -> {
          SealedJournal other = new SealedJournal(folder, journal.artifacts);
          other.grow(STREAM, 300);
          copy(at.resolveSibling(other.tenant.value()), at);
        });
    all.put("all checkpoints are gone", at -> delete(at));
    return all;
  }

  @Test
  void noDamageIsConfirmed() throws IOException {
    for (Map.Entry<String, Change> damage : damages().entrySet()) {
      restored(damage.getValue());
      Audit audit = journal.audit.audit(journal.tenant);
      assertThat(audit.intact()).as(damage.getKey()).isFalse();
      assertThat(audit.confirmation()).as(damage.getKey()).isInstanceOf(Invalid.class);
    }
  }

  @Test
  void whoHasTheFilesFindsTheSame() throws IOException {
    PythonVerifier.require();
    PythonVerifier python = new PythonVerifier(journal.signer.publicKey());
    assertThat(python.logs(folder.resolve("artifacts")).holds()).isTrue();
    assertThat(flaw()).isEmpty();
    Map<String, Change> damages = damages();
    damages.put("a tile is changed", at -> cut(at, "tile/0/000", 0));
    damages.put("a tile is gone", at -> Files.delete(at.resolve("tile/1/000.p/1")));
    damages.remove("all checkpoints are gone");
    for (Map.Entry<String, Change> damage : damages.entrySet()) {
      restored(damage.getValue());
      assertThat(flaw()).as(damage.getKey()).isPresent();
      PythonVerifier.Said said = python.logs(folder.resolve("artifacts"));
      assertThat(said.holds()).as(damage.getKey() + ": " + said.words()).isFalse();
    }
  }

  @Test
  void anOldPointerDoesNotHideWhatCameAfter() throws IOException {
    Files.delete(home.resolve("checkpoint"));
    Files.copy(home.resolve("checkpoints/000/000/000/000/200"), home.resolve("checkpoint"));
    assertConfirmed(300);
    Files.delete(home.resolve("checkpoint"));
    assertConfirmed(300);
  }

  @Test
  void aPartialBundleMayBeGoneOnceItIsFull() throws IOException {
    Files.delete(home.resolve("tile/entries/000.p/200"));
    assertConfirmed(300);
    assertThat(flaw()).isEmpty();
  }

  @Test
  void aStoreOutOfReachIsToldAsSuch() {
    FaultyArtifacts store = new FaultyArtifacts(new FolderArtifacts(folder.resolve("artifacts")));
    SealedJournal same = new SealedJournal(folder, store, journal.tenant);
    store.gone(true);
    Audit audit = same.audit.audit(journal.tenant);
    assertThat(audit.confirmation()).isEqualTo(new Unreadable("the store is out of reach"));
    assertThat(audit.intact()).isFalse();
    assertThat(audit.broken()).isFalse();
  }

  @Test
  void noStoreAtAllIsToldAsSuch() {
    Audit audit =
        new JournalAudit(journal.db.transactions, journal.db.verifier, journal.settings, null, null)
            .audit(journal.tenant);
    assertThat(audit.confirmation()).isInstanceOf(Unreadable.class);
    assertThat(audit.intact()).isFalse();
  }

  @Test
  void anUnsealedHistoryIsNotIntact() {
    SealedJournal fresh = new SealedJournal(folder, journal.artifacts);
    fresh.db.append(fresh.tenant, STREAM, JournalDatabase.entries(1));
    Audit audit = fresh.audit.audit(fresh.tenant);
    assertThat(audit.confirmation()).isEqualTo(new Confirmation.None());
    assertThat(audit.intact()).isFalse();
    assertThat(audit.broken()).isFalse();
  }

  @Test
  void everyLogOfACopyIsFound() {
    SealedJournal other = new SealedJournal(folder, journal.artifacts);
    other.grow(STREAM, 2);
    assertThat(OfflineLog.in(journal.artifacts)).containsExactlyInAnyOrder(journal.log, other.log);
    assertThat(journal.audit.sealedTenants())
        .containsExactlyInAnyOrder(journal.tenant, other.tenant);
  }

  private void assertConfirmed(long size) {
    assertThat(journal.audit.audit(journal.tenant).confirmation())
        .isInstanceOfSatisfying(Confirmed.class, it -> assertThat(it.size()).isEqualTo(size));
  }

  private Optional<String> flaw() {
    return OfflineLog.check(journal.artifacts, journal.log, journal.signer.publicKey()).flaw();
  }

  /** Undoes the damage before, and does this one. */
  private void restored(Change change) throws IOException {
    Path copy = folder.resolve("copy");
    if (!Files.exists(copy)) {
      copy(home, copy);
    }
    if (Files.exists(home)) {
      delete(home);
    }
    copy(copy, home);
    change.to(home);
  }

  /** By somebody with a key of their own, over a root of their own. */
  private void forge(Path at, String file, long size) throws IOException {
    Path keys = folder.resolve("forger/key.pem");
    KeyFileSigner forger = new KeyFileSigner(new CheckpointSettings("test", keys, true));
    Checkpoint checkpoint = new Checkpoint(journal.log.origin(), size, Hash.EMPTY);
    NoteKey key = journal.log.key(forger.publicKey());
    write(at, file, SignedNote.of(checkpoint.text(), key, forger.sign(checkpoint.message())));
  }

  private static void replace(Path at, String file, String from, String to) throws IOException {
    String before = Files.readString(at.resolve(file), StandardCharsets.ISO_8859_1);
    String after = before.replaceFirst(from, to);
    assertThat(after).isNotEqualTo(before);
    Files.delete(at.resolve(file));
    Files.writeString(at.resolve(file), after, StandardCharsets.ISO_8859_1);
  }

  private static void cut(Path at, String file, int end) throws IOException {
    byte[] before = Files.readAllBytes(at.resolve(file));
    Files.delete(at.resolve(file));
    Files.write(at.resolve(file), Arrays.copyOf(before, before.length - Math.max(end, 32)));
  }

  private static void write(Path at, String file, String content) throws IOException {
    Files.deleteIfExists(at.resolve(file));
    Files.writeString(at.resolve(file), content);
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      delete(to);
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each)));
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
