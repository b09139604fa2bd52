package dev.steward.journal.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.ports.signing.SigningUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileSignerTest {
  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("keys/checkpoint-key.pem");
  }

  @Test
  void makesAKeyThatOnlyItsOwnerMayRead() throws IOException {
    byte[] made = signer(true).publicKey();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(signer(true).publicKey()).isEqualTo(made);
    assertThat(signer(false).publicKey()).isEqualTo(made);
  }

  @Test
  void leavesThePublicHalfBesideIt() throws IOException {
    byte[] made = signer(true).publicKey();
    assertThat(Files.readString(folder.resolve("keys/checkpoint-key.pem.pub")).strip())
        .isEqualTo(Base64.getEncoder().encodeToString(made));
  }

  @Test
  void itsSignaturesVerifyUnderItsPublicKeyAlone() {
    KeyFileSigner signer = signer(true);
    byte[] message = {1, 2, 3};
    byte[] signature = signer.sign(message);
    assertThat(new NoteKey("a", signer.publicKey()).verifies(message, signature)).isTrue();
    assertThat(new NoteKey("a", signer.publicKey()).verifies(new byte[] {1, 2}, signature))
        .isFalse();
    file = folder.resolve("other.pem");
    assertThat(new NoteKey("a", signer(true).publicKey()).verifies(message, signature)).isFalse();
  }

  @Test
  void makesNoKeyUnlessAsked() {
    assertThatThrownBy(() -> signer(false))
        .isInstanceOf(SigningUnavailable.class)
        .hasMessageContaining("cannot be read");
    assertThat(file).doesNotExist();
  }

  @Test
  void refusesAKeyThatOthersMayRead() throws IOException {
    signer(true);
    for (String rights : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rwx------"}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
      assertThatThrownBy(() -> signer(false))
          .as(rights)
          .isInstanceOf(SigningUnavailable.class)
          .hasMessageContaining("make it 0600");
    }
  }

  @Test
  void refusesWhatIsNoKey() throws IOException {
    signer(true);
    String pem = Files.readString(file);
    for (String bad : new String[] {"", "key", pem.replace("MC4", "MC5"), pem.substring(3)}) {
      Files.writeString(file, bad);
      assertThatThrownBy(() -> signer(true)).as(bad).isInstanceOf(SigningUnavailable.class);
    }
  }

  private KeyFileSigner signer(boolean make) {
    return new KeyFileSigner(new CheckpointSettings("test", file, make));
  }
}
