package dev.steward.allinone.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who listens on a port, as far as this system tells; Linux only, and only one's own processes. */
final class PortOwner {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private PortOwner() {}

  static Optional<String> of(int port) {
    return Stream.of("tcp", "tcp6")
        .flatMap(family -> socket(PROC.resolve("net").resolve(family), port).stream())
        .findFirst()
        .flatMap(PortOwner::process)
        .map(pid -> "process %s (%s)".formatted(pid, command(pid)));
  }

  /** Columns of /proc/net/tcp: 1 local address and port in hex, 3 state, 9 inode. */
  private static Optional<String> socket(Path table, int port) {
    String suffix = ":%04X".formatted(port);
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .map(line -> SPACES.split(line.strip()))
          .filter(columns -> columns.length > 9)
          .filter(columns -> columns[1].endsWith(suffix) && columns[3].equals(LISTENING))
          .map(columns -> "socket:[" + columns[9] + "]")
          .findFirst();
    } catch (IOException elsewhere) {
      return Optional.empty();
    }
  }

  private static Optional<String> process(String socket) {
    try (Stream<Path> processes = Files.list(PROC)) {
      return processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .filter(process -> holds(process.resolve("fd"), socket))
          .map(process -> process.getFileName().toString())
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean holds(Path descriptors, String socket) {
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.anyMatch(descriptor -> points(descriptor, socket));
    } catch (IOException another) {
      return false;
    }
  }

  private static boolean points(Path descriptor, String socket) {
    try {
      return Files.readSymbolicLink(descriptor).toString().equals(socket);
    } catch (IOException gone) {
      return false;
    }
  }

  private static String command(String pid) {
    try {
      return Files.readString(PROC.resolve(pid).resolve("comm")).strip();
    } catch (IOException gone) {
      return "?";
    }
  }
}
