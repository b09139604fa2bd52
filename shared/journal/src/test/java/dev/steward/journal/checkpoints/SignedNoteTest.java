package dev.steward.journal.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held against the key, text and signature that the note format's first implementation shows. */
class SignedNoteTest {
  private static final NoteKey PETER =
      new NoteKey("PeterNeumann", raw("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
  private static final String SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String SIGNATURE =
      "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdng"
          + "otpRZb6KE6RyyBwJnAM=\n";
  private static final String NOTE = TEXT + "\n" + SIGNATURE;

  @Test
  void opensTheKnownNote() throws BadCheckpoint {
    assertThat(open(NOTE)).isEqualTo(TEXT);
  }

  @Test
  void signsTheKnownNoteToTheByte(@TempDir Path folder) throws Exception {
    byte[] pkcs8 = Base64.getDecoder().decode("MC4CAQAwBQYDK2VwBCIEI" + "A".repeat(43));
    System.arraycopy(raw(SEED), 0, pkcs8, pkcs8.length - 32, 32);
    Path file = folder.resolve("key.pem");
    Files.writeString(
        file,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder().encodeToString(pkcs8)
            + "\n-----END PRIVATE KEY-----\n");
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("r--------"));
    KeyFileSigner signer = new KeyFileSigner(new CheckpointSettings("test", file, false));
    assertThat(signer.publicKey()).isEqualTo(PETER.publicKey());
    assertThat(SignedNote.of(TEXT, PETER, signer.sign(TEXT.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(NOTE);
  }

  @Test
  void passesOverSignaturesOfOtherKeys() throws BadCheckpoint {
    String other = "\u2014 example.com/witness x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuG\n";
    assertThat(open(TEXT + "\n" + other + SIGNATURE)).isEqualTo(TEXT);
    assertThat(open(TEXT + "\n" + SIGNATURE + other)).isEqualTo(TEXT);
    assertRefused(TEXT + "\n" + other, "did not sign");
  }

  @Test
  void refusesAnotherText() {
    assertRefused(NOTE.replace("cryptography", "cryptographY"), "signature is not valid");
    assertRefused("x" + NOTE, "signature is not valid");
    assertRefused(TEXT + "\n" + NOTE, "signature is not valid");
  }

  @Test
  void refusesAChangeOfAnyCharacterOfTheSignature() {
    for (int i = SIGNATURE.indexOf("x08g"); i < SIGNATURE.length() - 1; i++) {
      char other = SIGNATURE.charAt(i) == 'A' ? 'B' : 'A';
      String changed = SIGNATURE.substring(0, i) + other + SIGNATURE.substring(i + 1);
      assertThatThrownBy(() -> open(TEXT + "\n" + changed)).isInstanceOf(BadCheckpoint.class);
    }
  }

  @Test
  void refusesWhatIsNoNote() {
    for (String bad :
        List.of(
            "",
            "\n",
            "\n\n",
            TEXT,
            TEXT + SIGNATURE,
            NOTE.stripTrailing(),
            NOTE + "\n",
            NOTE + "more",
            TEXT + "\n" + SIGNATURE.substring(2),
            TEXT + "\n" + SIGNATURE.replace("=", ""),
            TEXT + "\n\u2014 PeterNeumann\n",
            TEXT + "\n\u2014 PeterNeumann AAAA\n",
            NOTE.replace("\n", "\r\n"),
            NOTE + "x".repeat(20_000))) {
      assertThatThrownBy(() -> open(bad)).as(bad).isInstanceOf(BadCheckpoint.class);
    }
    assertThatThrownBy(() -> SignedNote.open(new byte[] {(byte) 0xff, '\n', '\n'}, PETER))
        .isInstanceOf(BadCheckpoint.class);
  }

  @Test
  void refusesACheckpointOfAnotherLogOrShape(@TempDir Path folder) throws Exception {
    KeyFileSigner signer =
        new KeyFileSigner(new CheckpointSettings("test", folder.resolve("k.pem"), true));
    NoteKey key = new NoteKey("steward.dev/test/acme", signer.publicKey());
    String root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    assertThat(
            Checkpoint.open(signed("steward.dev/test/acme\n7\n" + root + "\n", key, signer), key))
        .extracting(Checkpoint::size)
        .isEqualTo(7L);
    for (String bad :
        List.of(
            "steward.dev/test/other\n7\n" + root + "\n",
            "steward.dev/test/acme\n07\n" + root + "\n",
            "steward.dev/test/acme\n-7\n" + root + "\n",
            "steward.dev/test/acme\n9223372036854775808\n" + root + "\n",
            "steward.dev/test/acme\n7\n" + root.substring(4) + "\n",
            "steward.dev/test/acme\n7\n" + root.replace("=", "") + "\n",
            "steward.dev/test/acme\n7\n" + root.replace("2I=", "2J=") + "\n",
            "steward.dev/test/acme\n7\n" + root + "\nextension\n",
            "steward.dev/test/acme\n7\n")) {
      assertThatThrownBy(() -> Checkpoint.open(signed(bad, key, signer), key))
          .as(bad)
          .isInstanceOf(BadCheckpoint.class);
    }
  }

  @Test
  void refusesNamesThatNoteCannotCarry() {
    for (String name : List.of("", "a b", "a+b", "a\n", "a\u00a0b", "a\u2003b")) {
      assertThatThrownBy(() -> new NoteKey(name, new byte[32]))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new NoteKey("a", new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] signed(String text, NoteKey key, KeyFileSigner signer) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    return SignedNote.of(text, key, signer.sign(message)).getBytes(StandardCharsets.UTF_8);
  }

  private static void assertRefused(String note, String why) {
    assertThatThrownBy(() -> open(note))
        .isInstanceOf(BadCheckpoint.class)
        .hasMessageContaining(why);
  }

  private static String open(String note) throws BadCheckpoint {
    return SignedNote.open(note.getBytes(StandardCharsets.UTF_8), PETER);
  }

  private static byte[] raw(String base64) {
    return Arrays.copyOfRange(Base64.getDecoder().decode(base64), 1, 33);
  }
}
