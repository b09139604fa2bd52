package dev.steward.journal.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.TenantId;
import dev.steward.embedded.artifacts.FolderArtifacts;
import dev.steward.journal.Facts;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof that contracts/journal gives as an example, under a key that is no secret. */
class ExampleProofTest {
  private static final Path CONTRACT = Path.of("../../contracts/journal");
  private static final String KEY =
      "302e020100300506032b657004220420"
          + "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  @TempDir Path folder;

  @Test
  void theExampleIsWhatWeWrite() throws IOException {
    useTheKnownKey();
    SealedJournal journal =
        new SealedJournal(
            folder, new FolderArtifacts(folder.resolve("artifacts")), new TenantId("example"));
    for (int i = 1; i <= 3; i++) {
      journal.db.append(
          journal.tenant,
          new NewEntry(
              "evt_" + i,
              "flag.set",
              Instant.parse("2026-03-01T10:00:00Z").plusSeconds(i),
              new Facts("operator", null, null, null, null, null, null),
              Json.object().put("flag", "größer")));
    }
    journal.seal();
    JsonNode written = journal.proofs().ofEvent(journal.tenant, "evt_2").orElseThrow().json();
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(CONTRACT.resolve("example-proof.json"), written.toPrettyString() + "\n");
    }
    assertThat(Json.MAPPER.readTree(CONTRACT.resolve("example-proof.json").toFile()).toString())
        .isEqualTo(written.toString());
  }

  @Test
  void theExampleHoldsByItself() throws Exception {
    byte[] key =
        Base64.getDecoder().decode(Files.readString(CONTRACT.resolve("example-key.pub")).strip());
    JsonNode example = Json.MAPPER.readTree(CONTRACT.resolve("example-proof.json").toFile());
    assertThat(ProofCheck.check(Proof.read(example), key).size()).isEqualTo(3);
    PythonVerifier.require();
    assertThat(new PythonVerifier(key).proof(CONTRACT.resolve("example-proof.json")).holds())
        .isTrue();
  }

  private void useTheKnownKey() throws IOException {
    Path file = Files.createDirectory(folder.resolve("keys")).resolve("checkpoint-key.pem");
    List<String> pem =
        List.of(
            "-----BEGIN PRIVATE KEY-----",
            Base64.getEncoder().encodeToString(HexFormat.of().parseHex(KEY)),
            "-----END PRIVATE KEY-----");
    Files.write(file, pem);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
