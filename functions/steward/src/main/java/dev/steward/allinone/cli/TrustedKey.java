package dev.steward.allinone.cli;

import dev.steward.allinone.place.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The public key by which checkpoints are believed: never the one that a proof brings along. */
final class TrustedKey {
  private static final int BYTES = 32;
  private static final byte ED25519 = 1;

  private TrustedKey() {}

  /** The one that was named, else the public half of the data folder's own. */
  static byte[] of(@Nullable String named, DataFolder folder) {
    if (named != null) {
      return parse(isFile(named) ? read(Path.of(named)) : named);
    }
    Path own = folder.checkpointKey();
    Path published = own.resolveSibling(own.getFileName() + ".pub");
    if (Files.exists(published)) {
      return parse(read(published));
    }
    throw new Failure(
        ExitCode.USAGE,
        "whose word is to be taken? name the public key with --key (there is none in %s)"
            .formatted(published));
  }

  private static boolean isFile(String name) {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException notAPath) {
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, "the key cannot be read: " + file, e);
    }
  }

  private static byte[] parse(String text) {
    String key = text.strip();
    String[] verifierKey = key.split("\\+", 3);
    boolean named = verifierKey.length == 3 && verifierKey[1].matches("[0-9a-f]{8}");
    try {
      byte[] bytes = Base64.getDecoder().decode(named ? verifierKey[2] : key);
      if (named && bytes.length == BYTES + 1 && bytes[0] == ED25519) {
        return Arrays.copyOfRange(bytes, 1, bytes.length);
      }
      if (!named && bytes.length == BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      // told below
    }
    throw new Failure(ExitCode.USAGE, "that is no Ed25519 public key: " + Printable.line(key, 80));
  }
}
