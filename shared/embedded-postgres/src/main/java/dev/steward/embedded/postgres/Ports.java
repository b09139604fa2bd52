package dev.steward.embedded.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;

/** Which port the server listens on. */
record Ports(Folder folder, int wanted) {
  /** The wanted one, or the one of last time while it is free, or any other. */
  int choose() throws IOException {
    if (wanted != 0) {
      if (!free(wanted)) {
        throw taken(wanted);
      }
      return wanted;
    }
    int remembered = remembered();
    int chosen = remembered != 0 && free(remembered) ? remembered : any();
    if (chosen != remembered) {
      Folder.replace(folder.port(), Integer.toString(chosen), "rw-r--r--");
    }
    return chosen;
  }

  boolean fixed() {
    return wanted != 0;
  }

  static PostgresUnavailable taken(int port) {
    return new PostgresUnavailable(
        "port %d is taken by another program: stop that one, or give Postgres another port"
            .formatted(port));
  }

  private int remembered() throws IOException {
    if (!Files.exists(folder.port())) {
      return 0;
    }
    try {
      return Integer.parseInt(Files.readString(folder.port()).strip());
    } catch (NumberFormatException damaged) {
      return 0;
    }
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException inUse) {
      return false;
    }
  }

  private static int any() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
