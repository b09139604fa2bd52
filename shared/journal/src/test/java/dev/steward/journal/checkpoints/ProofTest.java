package dev.steward.journal.checkpoints;

import static dev.steward.journal.JournalDatabase.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.journal.Entry;
import dev.steward.journal.JournalDatabase;
import dev.steward.json.MalformedJson;
import dev.steward.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofTest {
  @TempDir Path folder;

  private SealedJournal journal;

  @BeforeEach
  void sealThreeHundred() {
    journal = new SealedJournal(folder);
    journal.grow(STREAM, 200);
    journal.grow("flags", 40);
    journal.grow(STREAM, 60);
  }

  @Test
  void everyKindOfPlaceIsProven() throws BadProof {
    for (long seq : List.of(1, 2, 127, 200, 201, 216, 217, 260)) {
      Proof proof = journal.proofs().ofEntry(journal.tenant, STREAM, seq).orElseThrow();
      assertThat(check(proof.json()).size()).isEqualTo(300);
    }
    assertThat(check(proof("flags", 40).json()).origin()).isEqualTo(journal.log.origin());
  }

  @Test
  void theOnlyLeafIsProvenWithoutAPath() throws BadProof {
    SealedJournal small = new SealedJournal(folder, journal.artifacts);
    small.grow(STREAM, 1);
    Proof proof = small.proofs().ofEntry(small.tenant, STREAM, 1).orElseThrow();
    assertThat(proof.path()).isEmpty();
    assertThat(ProofCheck.check(proof, small.signer.publicKey()).size()).isOne();
  }

  @Test
  void anEventIsProvenByItsId() throws BadProof {
    Entry entry = journal.db.tail(journal.tenant).get(41);
    Proof proof = journal.proofs().ofEvent(journal.tenant, entry.eventId()).orElseThrow();
    assertThat(proof.seq()).isEqualTo(42);
    assertThat(proof.body()).isEqualTo(entry.body());
    check(proof.json());
  }

  @Test
  void whatIsNotThereHasNoProof() {
    assertThat(journal.proofs().ofEvent(journal.tenant, "evt_none")).isEmpty();
    assertThat(journal.proofs().ofEntry(journal.tenant, STREAM, 261)).isEmpty();
    assertThat(journal.proofs().ofEntry(journal.tenant, STREAM, 0)).isEmpty();
    assertThat(journal.proofs().ofEntry(journal.tenant, STREAM, -5)).isEmpty();
    assertThat(journal.proofs().ofEntry(journal.tenant, "none", 1)).isEmpty();
    Entry entry = journal.db.tail(journal.tenant).getFirst();
    assertThat(journal.proofs().ofEvent(JournalDatabase.newTenant(), entry.eventId())).isEmpty();
  }

  @Test
  void whatIsNotSealedYetSaysSo() {
    journal.db.append(journal.tenant, STREAM, JournalDatabase.entries(1));
    assertThatThrownBy(() -> journal.proofs().ofEntry(journal.tenant, STREAM, 261))
        .isInstanceOfSatisfying(
            Fault.class, it -> assertThat(it.type()).isEqualTo(ProblemType.CONFLICT))
        .hasMessageContaining("no checkpoint vouches for the entry yet");
  }

  @Test
  void aRewrittenEntryGetsNoProof() {
    journal.tamper("UPDATE control.journal_entry SET hash = sha256(hash) WHERE seq = 5 AND");
    assertThatThrownBy(() -> journal.proofs().ofEntry(journal.tenant, STREAM, 5))
        .hasMessageContaining("not the one that was sealed");
  }

  @Test
  void noDamagedProofHolds() {
    damaged()
        .forEach(
            (what, json) ->
                assertThatThrownBy(() -> check(json)).as(what).isInstanceOf(BadProof.class));
  }

  @Test
  void theKeyInTheProofCountsForNothing() {
    ObjectNode json = proof(STREAM, 7).json().put("publicKey", "AAAA");
    assertThat(holds(json)).isTrue();
    byte[] other = new SealedJournal(folder.resolve("other")).signer.publicKey();
    assertThatThrownBy(() -> ProofCheck.check(proof(STREAM, 7), other))
        .isInstanceOf(BadProof.class)
        .hasMessageContaining("the trusted key did not sign it");
  }

  @Test
  void theVerifierInPythonAgreesAboutEveryProof() throws IOException {
    PythonVerifier.require();
    PythonVerifier python = new PythonVerifier(journal.signer.publicKey());
    Path file = folder.resolve("proof.json");
    for (long seq : List.of(1, 200, 217, 260)) {
      Files.writeString(file, proof(STREAM, seq).json().toPrettyString());
      assertThat(python.proof(file).holds()).isTrue();
    }
    for (Map.Entry<String, ObjectNode> each : damaged().entrySet()) {
      Files.writeString(file, each.getValue().toString());
      assertThat(python.proof(file).holds()).as(each.getKey()).isFalse();
    }
    for (String bad :
        List.of(
            "", "{", "[]", "7", proof(STREAM, 7).json().toString().replace("{", "{\"seq\":7,"))) {
      Files.writeString(file, bad);
      assertThat(python.proof(file).holds()).as(bad).isFalse();
      assertThatThrownBy(() -> check((ObjectNode) parse(bad))).as(bad).isNotNull();
    }
  }

  private Map<String, ObjectNode> damaged() {
    SealedJournal stranger = new SealedJournal(folder.resolve("stranger"));
    stranger.grow(STREAM, 10);
    return Damage.of(
        proof(STREAM, 7).json(),
        proof("flags", 8).json(),
        stranger.proofs().ofEntry(stranger.tenant, STREAM, 7).orElseThrow().json());
  }

  private Proof proof(String stream, long seq) {
    return journal.proofs().ofEntry(journal.tenant, stream, seq).orElseThrow();
  }

  private boolean holds(ObjectNode json) {
    try {
      check(json);
      return true;
    } catch (BadProof bad) {
      return false;
    }
  }

  private Checkpoint check(ObjectNode json) throws BadProof {
    return ProofCheck.check(Proof.read(parse(json.toString())), journal.signer.publicKey());
  }

  private static JsonNode parse(String json) throws MalformedJson {
    return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
