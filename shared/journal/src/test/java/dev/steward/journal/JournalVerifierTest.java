package dev.steward.journal;

import static dev.steward.journal.JournalDatabase.STREAM;
import static dev.steward.journal.JournalDatabase.entries;
import static dev.steward.journal.JournalDatabase.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.TenantId;
import dev.steward.journal.Verification.Broken;
import dev.steward.journal.Verification.Intact;
import dev.steward.journal.Verification.StreamHead;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalVerifierTest {
  private final JournalDatabase db = new JournalDatabase();
  private final TenantId tenant = JournalDatabase.newTenant();

  JournalVerifierTest() {
    db.append(tenant, STREAM, entries(10));
  }

  @Test
  void findsAWholeChainIntactAndSaysWhereItEnds() {
    assertThat(db.verifier.verify(tenant))
        .isEqualTo(
            new Intact(List.of(new StreamHead(STREAM, 10, db.tail(tenant).getLast().hash()))));
  }

  @Test
  void findsNoHistoryIntact() {
    assertThat(db.verifier.verify(JournalDatabase.newTenant())).isEqualTo(new Intact(List.of()));
  }

  @Test
  void countsTheEntriesOfAllStreams() {
    db.append(tenant, "flags", entries(5));
    db.append(tenant, "tools", entries(1));
    assertThat(db.verifier.verify(tenant))
        .isInstanceOfSatisfying(
            Intact.class,
            intact -> {
              assertThat(intact.entries()).isEqualTo(16);
              assertThat(intact.streams())
                  .extracting(StreamHead::stream)
                  .containsExactly("flags", STREAM, "tools");
            });
  }

  @Test
  void walksMoreThanOneFetch() {
    for (int i = 0; i < 5; i++) {
      db.append(tenant, STREAM, entries(1_000));
    }
    assertThat(db.verifier.verify(tenant)).isInstanceOf(Intact.class);
    tamper("UPDATE control.journal_entry SET body = body || ' ' WHERE seq = 4321 AND");
    assertThat(broken().seq()).isEqualTo(4321);
  }

  @Test
  void namesAChangedByteOfABody() {
    tamper(
        "UPDATE control.journal_entry SET body = replace(body, 'alice', 'malice') WHERE seq = 4 AND");
    assertBroken(4, "the hash is not that of the body");
  }

  @Test
  void namesABodyThatOnlyGrewASpace() {
    tamper("UPDATE control.journal_entry SET body = body || ' ' WHERE seq = 4 AND");
    assertBroken(4, "the hash is not that of the body");
  }

  @Test
  void namesAChangedType() {
    tamper("UPDATE control.journal_entry SET type = 'gate.refused' WHERE seq = 4 AND");
    assertBroken(4, "the column for \"type\" differs from the body");
  }

  @Test
  void namesAChangedMoment() {
    tamper("UPDATE control.journal_entry SET at = at + interval '1 microsecond' WHERE seq = 4 AND");
    assertBroken(4, "the column for \"at\" differs from the body");
  }

  @Test
  void namesAMomentThatWasMadeInfinite() {
    tamper("UPDATE control.journal_entry SET at = 'infinity' WHERE seq = 4 AND");
    assertBroken(4, "the column for \"at\" differs from the body");
  }

  @Test
  void namesWhatWasTakenOutAltogether() {
    for (String column : List.of("at", "type", "event_id", "body", "hash", "prev_hash")) {
      TenantId another = JournalDatabase.newTenant();
      db.append(another, STREAM, entries(2));
      JournalDatabase.tamper(
          """
          ALTER TABLE control.journal_entry ALTER COLUMN %1$s DROP NOT NULL;
          UPDATE control.journal_entry SET %1$s = NULL WHERE tenant_id = '%2$s' AND seq = 2
          """
              .formatted(column, another));
      assertThat(db.verifier.verify(another))
          .as(column)
          .isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.seq()).isEqualTo(2));
    }
  }

  @Test
  void namesAChangedRun() {
    tamper("UPDATE control.journal_entry SET run_id = 'run_2' WHERE seq = 4 AND");
    assertBroken(4, "the column for \"run\" differs from the body");
  }

  @Test
  void namesARunThatWasTakenAway() {
    tamper("UPDATE control.journal_entry SET run_id = NULL WHERE seq = 4 AND");
    assertBroken(4, "the column for \"run\" differs from the body");
  }

  @Test
  void namesAChangedEventId() {
    tamper("UPDATE control.journal_entry SET event_id = event_id || 'x' WHERE seq = 4 AND");
    assertBroken(4, "the column for \"id\" differs from the body");
  }

  @Test
  void namesAChangedHash() {
    tamper("UPDATE control.journal_entry SET hash = sha256(hash) WHERE seq = 4 AND");
    assertBroken(4, "the hash is not that of the body");
  }

  @Test
  void namesAChangedLinkToTheEntryBefore() {
    tamper("UPDATE control.journal_entry SET prev_hash = sha256(hash) WHERE seq = 4 AND");
    assertBroken(4, "the entry does not follow the one before it");
  }

  @Test
  void namesAMissingFirstEntry() {
    tamper("DELETE FROM control.journal_entry WHERE seq = 1 AND");
    assertBroken(1, "the entry is missing");
  }

  @Test
  void namesTheFirstOfTheMissingInTheMiddle() {
    tamper("DELETE FROM control.journal_entry WHERE seq IN (4, 5, 8) AND");
    assertBroken(4, "the entry is missing");
  }

  @Test
  void namesAMissingTail() {
    tamper("DELETE FROM control.journal_entry WHERE seq > 8 AND");
    assertBroken(9, "the entry is missing, the head stands at 10");
  }

  @Test
  void namesAHeadWithoutEntries() {
    tamper("DELETE FROM control.journal_entry WHERE");
    assertBroken(1, "the stream has a head and no entries");
  }

  @Test
  void namesAMissingHead() {
    tamper("DELETE FROM control.journal_head WHERE");
    assertBroken(10, "the stream has no head");
  }

  @Test
  void namesAHeadThatWasMovedBack() {
    tamper("UPDATE control.journal_head SET seq = 7 WHERE");
    assertBroken(8, "the entry stands behind the head");
  }

  @Test
  void namesAHeadWithAnotherHash() {
    tamper("UPDATE control.journal_head SET hash = sha256(hash) WHERE");
    assertBroken(10, "the head has another hash");
  }

  @Test
  void namesEntriesThatChangedPlaces() {
    tamper("UPDATE control.journal_entry SET seq = -1 WHERE seq = 4 AND");
    tamper("UPDATE control.journal_entry SET seq = 4 WHERE seq = 5 AND");
    tamper("UPDATE control.journal_entry SET seq = 5 WHERE seq = -1 AND");
    assertBroken(4, "the entry does not follow the one before it");
  }

  @Test
  void namesAnEntryBeforeTheStart() {
    tamper("UPDATE control.journal_entry SET seq = 0 WHERE seq = 10 AND");
    assertBroken(0, "the number stands before the start or twice");
  }

  @Test
  void namesANumberThatStandsTwice() {
    JournalDatabase.tamper("ALTER TABLE control.journal_entry DROP CONSTRAINT journal_entry_pkey");
    try {
      tamper(
          """
          INSERT INTO control.journal_entry
          SELECT tenant_id, stream, seq, event_id || 'x', type, run_id, at, body, sha256(hash), hash
          FROM control.journal_entry WHERE seq = 4 AND""");
      // Without the key either of the two may come first; the reason differs, the place does not.
      assertThat(broken().seq()).isEqualTo(4);
    } finally {
      tamper("DELETE FROM control.journal_entry WHERE event_id LIKE '%x' AND");
      JournalDatabase.tamper(
          "ALTER TABLE control.journal_entry ADD PRIMARY KEY (tenant_id, stream, seq)");
    }
  }

  @Test
  void namesARowThatWasAppendedByHand() {
    tamper(
        """
        INSERT INTO control.journal_entry
        SELECT tenant_id, stream, 11, 'evt_forged', type, run_id, at, body, hash, sha256(hash)
        FROM control.journal_entry WHERE seq = 10 AND""");
    assertBroken(11, "the hash is not that of the body");
  }

  @Test
  void namesARowThatWasAppendedByHandWithARightHash() {
    Entry last = db.tail(tenant).getLast();
    String body = last.body().replace(last.eventId(), "evt_forged");
    forge(11, "evt_forged", last.hash(), body);
    assertBroken(11, "the entry stands behind the head");
  }

  @Test
  void namesARowThatWasRewrittenTogetherWithItsHashAtTheNextLink() {
    Entry fourth = db.tail(tenant).get(3);
    tamper("DELETE FROM control.journal_entry WHERE seq = 4 AND");
    forge(4, fourth.eventId(), fourth.prevHash(), fourth.body().replace("alice", "mallet"));
    assertBroken(5, "the entry does not follow the one before it");
  }

  @Test
  void namesARewrittenLastRowAtTheHead() {
    Entry last = db.tail(tenant).getLast();
    tamper("DELETE FROM control.journal_entry WHERE seq = 10 AND");
    forge(10, last.eventId(), last.prevHash(), last.body().replace("alice", "mallet"));
    assertBroken(10, "the head has another hash");
  }

  @Test
  void namesABodyThatIsNotCanonicalThoughItsHashIsRight() {
    Entry last = db.tail(tenant).getLast();
    for (String body :
        List.of(
            last.body().replace("\"v\":1", "\"v\":1.0"),
            last.body().replace("{\"at\"", "{ \"at\""),
            last.body().replace("\"v\":1,", "\"v\":1,\"v\":1,"),
            last.body().replace("alice", "\\u0061lice"),
            "not json",
            "")) {
      tamper("DELETE FROM control.journal_entry WHERE seq = 10 AND");
      forge(10, last.eventId(), last.prevHash(), body);
      assertBroken(10, "the body is not canonical JSON");
    }
  }

  @Test
  void namesABodyOfAnotherVersion() {
    Entry last = db.tail(tenant).getLast();
    tamper("DELETE FROM control.journal_entry WHERE seq = 10 AND");
    forge(10, last.eventId(), last.prevHash(), last.body().replace("\"v\":1", "\"v\":2"));
    assertBroken(10, "the body is of a version that is not known");
  }

  @Test
  void namesAnEntryThatWasMovedToAnotherStream() {
    tamper("UPDATE control.journal_entry SET stream = 'other' WHERE seq = 10 AND");
    assertThat(db.verifier.verify(tenant))
        .isEqualTo(new Broken("other", 1, "the entry is missing"));
  }

  @Test
  void namesAWholeStreamThatWasRenamed() {
    tamper("UPDATE control.journal_entry SET stream = 'other' WHERE");
    tamper("UPDATE control.journal_head SET stream = 'other' WHERE");
    assertThat(db.verifier.verify(tenant))
        .isEqualTo(new Broken("other", 1, "the column for \"stream\" differs from the body"));
  }

  @Test
  void namesAHistoryThatWasHandedToAnotherTenant() {
    TenantId thief = JournalDatabase.newTenant();
    for (String table : List.of("entry", "head")) {
      tamper("UPDATE control.journal_" + table + " SET tenant_id = '" + thief + "' WHERE");
    }
    assertThat(db.verifier.verify(thief))
        .isEqualTo(new Broken(STREAM, 1, "the column for \"tenant\" differs from the body"));
  }

  @Test
  void namesTheFirstOfSeveralBreaks() {
    db.append(tenant, "flags", entries(3));
    tamper("UPDATE control.journal_entry SET hash = sha256(hash) WHERE seq = 2 AND");
    assertThat(db.verifier.verify(tenant))
        .isEqualTo(new Broken("flags", 2, "the hash is not that of the body"));
  }

  @Test
  void aDamagedTenantIsNoOtherTenantsTrouble() {
    TenantId other = JournalDatabase.newTenant();
    db.append(other, entry("run.admitted"));
    tamper("DELETE FROM control.journal_entry WHERE");
    assertThat(db.verifier.verify(other)).isInstanceOf(Intact.class);
  }

  /** Puts a row there whose hash is right for its body. */
  private void forge(long seq, String eventId, String prevHash, String body) {
    byte[] hash =
        new ChainHash()
            .of(HexFormat.of().parseHex(prevHash), seq, body.getBytes(StandardCharsets.UTF_8));
    JournalDatabase.tamper(
        """
        INSERT INTO control.journal_entry VALUES ('%s', '%s', %d, '%s', 'gate.passed', 'run_1',
          '2026-03-01T10:00:00.000001Z', E'%s', decode('%s', 'hex'), decode('%s', 'hex'))
        """
            .formatted(
                tenant,
                STREAM,
                seq,
                eventId,
                body.replace("\\", "\\\\"),
                prevHash,
                HexFormat.of().formatHex(hash)));
  }

  private void tamper(String upToWhere) {
    JournalDatabase.tamper(upToWhere + " tenant_id = '" + tenant + "'");
  }

  private Broken broken() {
    return (Broken) db.verifier.verify(tenant);
  }

  private void assertBroken(long seq, String reason) {
    assertThat(db.verifier.verify(tenant)).isEqualTo(new Broken(STREAM, seq, reason));
  }
}
