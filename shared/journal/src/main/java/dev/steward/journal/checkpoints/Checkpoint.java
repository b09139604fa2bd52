package dev.steward.journal.checkpoints;

import dev.steward.journal.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How many leaves a log has, and the root over them (C2SP tlog-checkpoint). */
public record Checkpoint(String origin, long size, Hash root) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

  public Checkpoint {
    if (size < 0) {
      throw new IllegalArgumentException("a log of " + size + " leaves");
    }
  }

  String text() {
    return origin + "\n" + size + "\n" + root + "\n";
  }

  byte[] message() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /** The checkpoint in a note that the key signed; the key is named as the log is. */
  public static Checkpoint open(byte[] note, NoteKey key) throws BadCheckpoint {
    String[] lines = SignedNote.open(note, key).split("\n", -1);
    // Three lines and what follows the last newline: we write no extension lines.
    if (lines.length != 4) {
      throw new BadCheckpoint("it has other than three lines");
    }
    if (!lines[0].equals(key.name())) {
      throw new BadCheckpoint("it is of the log " + lines[0]);
    }
    if (!SIZE.matcher(lines[1]).matches()) {
      throw new BadCheckpoint("its size is no number");
    }
    try {
      return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.parse(lines[2]));
    } catch (IllegalArgumentException e) {
      throw new BadCheckpoint("its root is no hash");
    }
  }
}
