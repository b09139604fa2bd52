package dev.steward.allinone.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where {@code -d} takes its JSON from; it is sent as it is, for the server to judge. */
final class Input {
  private Input() {}

  static byte[] read(String data) {
    try {
      if (data.equals("-")) {
        return System.in.readAllBytes();
      }
      return data.startsWith("@")
          ? Files.readAllBytes(Path.of(data.substring(1)))
          : data.getBytes(StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new Failure(ExitCode.USAGE, "there is no file " + e.getFile(), e);
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, "the arguments cannot be read: " + e.getMessage(), e);
    }
  }
}
