package dev.steward.journal.checkpoints;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A text and who signed it (C2SP signed-note). */
final class SignedNote {
  private static final int LONGEST = 16_384;
  private static final String SIGNATURE = "\u2014 ";
  private static final int ID_BYTES = 4;

  private SignedNote() {}

  /** The note; the text ends with a newline. */
  static String of(String text, NoteKey key, byte[] signature) {
    byte[] signed = Arrays.copyOf(key.id(), ID_BYTES + signature.length);
    System.arraycopy(signature, 0, signed, ID_BYTES, signature.length);
    return text
        + "\n"
        + SIGNATURE
        + key.name()
        + " "
        + Base64.getEncoder().encodeToString(signed)
        + "\n";
  }

  /** The text, if that key signed it; signatures of other keys are passed over. */
  static String open(byte[] note, NoteKey key) throws BadCheckpoint {
    String whole = decode(note);
    int end = whole.lastIndexOf("\n\n");
    if (end < 0 || end + 2 == whole.length() || !whole.endsWith("\n")) {
      throw new BadCheckpoint("it is not a signed note");
    }
    String text = whole.substring(0, end + 1);
    boolean signed = false;
    for (String line : whole.substring(end + 2, whole.length() - 1).split("\n", -1)) {
      signed |= signedBy(key, line, text);
    }
    if (!signed) {
      throw new BadCheckpoint("the trusted key did not sign it");
    }
    return text;
  }

  private static boolean signedBy(NoteKey key, String line, String text) throws BadCheckpoint {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(SIGNATURE) || space < SIGNATURE.length()) {
      throw new BadCheckpoint("a line of its signatures is malformed");
    }
    byte[] signed = base64(line.substring(space + 1));
    if (!line.substring(SIGNATURE.length(), space).equals(key.name())
        || !Arrays.equals(Arrays.copyOf(signed, ID_BYTES), key.id())) {
      return false;
    }
    byte[] signature = Arrays.copyOfRange(signed, ID_BYTES, signed.length);
    if (!key.verifies(text.getBytes(StandardCharsets.UTF_8), signature)) {
      throw new BadCheckpoint("its signature is not valid");
    }
    return true;
  }

  /** At least the id of a key, and written in the only way there is. */
  private static byte[] base64(String text) throws BadCheckpoint {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (bytes.length > ID_BYTES && Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      // told below
    }
    throw new BadCheckpoint("a signature is not base64");
  }

  private static String decode(byte[] note) throws BadCheckpoint {
    if (note.length > LONGEST) {
      throw new BadCheckpoint("it is longer than " + LONGEST + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(note)).toString();
      if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
        throw new BadCheckpoint("it holds control characters");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new BadCheckpoint("it is not UTF-8");
    }
  }
}
