package dev.steward.journal.checkpoints;

import static dev.steward.journal.JournalDatabase.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.journal.ChainHash;
import dev.steward.journal.Entry;
import dev.steward.journal.JournalDatabase;
import dev.steward.journal.Verification;
import dev.steward.journal.checkpoints.Confirmation.Confirmed;
import dev.steward.journal.checkpoints.Confirmation.Contradicted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody can do who may do everything in the database: each leaves chains that hold by
 * themselves, and is seen by the checkpoints.
 */
class TamperingAfterSealingTest {
  @TempDir Path folder;

  private SealedJournal journal;

  @BeforeEach
  void sealHundredEntries() {
    journal = new SealedJournal(folder);
    journal.grow(STREAM, 60);
    journal.grow("flags", 5);
    journal.grow(STREAM, 40);
  }

  @Test
  void anUntouchedJournalIsConfirmed() {
    Audit audit = journal.audit.audit(journal.tenant);
    assertThat(audit.intact()).isTrue();
    assertThat(audit.broken()).isFalse();
    assertThat(audit.confirmation())
        .isInstanceOfSatisfying(
            Confirmed.class,
            it -> {
              assertThat(it.size()).isEqualTo(105);
              assertThat(it.checked()).isEqualTo(3);
            });
  }

  @Test
  void namesTheLastTenEntriesThoughTheHeadWasRepaired() {
    journal.tamper("DELETE FROM control.journal_entry WHERE seq > 90 AND stream = 'runs' AND");
    repairHead();
    assertContradicted(STREAM, 91, 100, true);
    assertThat(contradiction().getFirst().words())
        .startsWith("entries 91 to 100 are missing; a checkpoint of 20")
        .endsWith(" vouches for them");
  }

  @Test
  void namesThemThoughTheSealersOwnRowsWereRemovedToo() {
    journal.tamper("DELETE FROM control.journal_entry WHERE seq > 90 AND stream = 'runs' AND");
    repairHead();
    removeSeals();
    assertContradicted(STREAM, 91, 100, true);
  }

  @Test
  void namesThemAfterOthersWereAppendedInTheirPlace() {
    journal.tamper("DELETE FROM control.journal_entry WHERE seq > 90 AND stream = 'runs' AND");
    repairHead();
    journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(20));
    journal.sealing.seal(journal.tenant);
    assertContradicted(STREAM, 91, 100, false);
  }

  @Test
  void namesAHistoryThatWasRewrittenWithRightHashes() {
    rewriteFrom(50);
    assertContradicted(STREAM, 50, 100, false);
  }

  @Test
  void namesAWholeStreamThatIsMissing() {
    journal.tamper("DELETE FROM control.journal_entry WHERE stream = 'flags' AND");
    journal.tamper("DELETE FROM control.journal_head WHERE stream = 'flags' AND");
    assertContradicted("flags", 1, 5, true);
  }

  @Test
  void namesAllOfATenantThatIsMissing() {
    journal.tamper("DELETE FROM control.journal_entry WHERE");
    journal.tamper("DELETE FROM control.journal_head WHERE");
    removeSeals();
    List<Discrepancy> found = contradiction();
    assertThat(found).extracting(Discrepancy::stream).containsExactlyInAnyOrder(STREAM, "flags");
    assertThat(found).allMatch(Discrepancy::missing);
    assertThat(found).extracting(Discrepancy::last).containsExactlyInAnyOrder(100L, 5L);
  }

  @Test
  void theFirstCheckpointThatVouchesIsNamed() throws BadCheckpoint {
    journal.tamper("DELETE FROM control.journal_entry WHERE stream = 'flags' AND");
    journal.tamper("DELETE FROM control.journal_head WHERE stream = 'flags' AND");
    assertThat(contradiction().getFirst().vouched())
        .isEqualTo(journal.reader().above(0, 10).ceilingEntry(65L).getValue().since());
  }

  @Test
  void findsAMissingMiddleInTheChainAndInTheLog() {
    journal.tamper(
        "DELETE FROM control.journal_entry WHERE seq IN (4, 5, 8) AND stream = 'runs' AND");
    Audit audit = journal.audit.audit(journal.tenant);
    assertThat(audit.chains())
        .isEqualTo(new Verification.Broken(STREAM, 4, "the entry is missing"));
    assertThat(((Contradicted) audit.confirmation()).discrepancies())
        .extracting(Discrepancy::first)
        .containsExactly(4L, 8L);
  }

  @Test
  void whatCameAfterTheCheckpointIsNobodysWord() {
    journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(10));
    journal.tamper("DELETE FROM control.journal_entry WHERE seq > 100 AND");
    repairHead();
    assertThat(journal.audit.audit(journal.tenant).intact()).isTrue();
  }

  @Test
  void anotherTenantsJournalIsNoneOfThis() {
    SealedJournal other = new SealedJournal(folder, journal.artifacts);
    other.grow(STREAM, 3);
    journal.tamper("DELETE FROM control.journal_entry WHERE");
    assertThat(other.audit.audit(other.tenant).intact()).isTrue();
  }

  @Test
  void theSealerGoesNoFurtherThanWhatWasRemoved() {
    journal.tamper("DELETE FROM control.journal_entry WHERE seq > 90 AND stream = 'runs' AND");
    repairHead();
    assertThat(journal.sealing.seal(journal.tenant))
        .contains("stream runs ends with entry 90, but entries up to 100 were sealed");
    assertThat(journal.sealing.troubles()).containsOnlyKeys(journal.tenant);
  }

  private void assertContradicted(String stream, long first, long last, boolean missing) {
    assertThat(journal.db.verifier.verify(journal.tenant)).isInstanceOf(Verification.Intact.class);
    assertThat(contradiction())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.stream()).isEqualTo(stream);
              assertThat(it.first()).isEqualTo(first);
              assertThat(it.last()).isEqualTo(last);
              assertThat(it.missing()).isEqualTo(missing);
            });
  }

  private List<Discrepancy> contradiction() {
    Audit audit = journal.audit.audit(journal.tenant);
    assertThat(audit.intact()).isFalse();
    assertThat(audit.broken()).isTrue();
    return ((Contradicted) audit.confirmation()).discrepancies();
  }

  private void repairHead() {
    journal.tamper(
        """
        UPDATE control.journal_head h SET (seq, hash) = (
          SELECT e.seq, e.hash FROM control.journal_entry e
          WHERE e.tenant_id = h.tenant_id AND e.stream = h.stream ORDER BY e.seq DESC LIMIT 1)
        WHERE h.stream = 'runs' AND""");
  }

  private void removeSeals() {
    JournalDatabase.tamper(
        """
        ALTER TABLE control.journal_seal DISABLE TRIGGER journal_seal_stays;
        DELETE FROM control.journal_seal WHERE tenant_id = '%1$s';
        DELETE FROM control.journal_log WHERE tenant_id = '%1$s';
        ALTER TABLE control.journal_seal ENABLE ALWAYS TRIGGER journal_seal_stays
        """
            .formatted(journal.tenant));
  }

  /** Changes who did it, from that entry on, and makes every later hash right again. */
  private void rewriteFrom(long first) {
    ChainHash hashes = new ChainHash();
    byte[] before = null;
    for (Entry entry : journal.db.tail(journal.tenant)) {
      byte[] prev = before == null ? HexFormat.of().parseHex(entry.prevHash()) : before;
      String body = entry.seq() < first ? entry.body() : entry.body().replace("alice", "mallory");
      before = hashes.of(prev, entry.seq(), body.getBytes(StandardCharsets.UTF_8));
      journal.tamper(
          """
          UPDATE control.journal_entry
          SET body = '%s', prev_hash = '\\x%s', hash = '\\x%s'
          WHERE seq = %d AND stream = 'runs' AND"""
              .formatted(
                  body,
                  HexFormat.of().formatHex(prev),
                  HexFormat.of().formatHex(before),
                  entry.seq()));
    }
    repairHead();
  }
}
