package dev.steward.allinone.place;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
public final class Ports {
  private Ports() {}

  /** Tells who has the port, if it is taken; otherwise does nothing. */
  public static void refuseTaken(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new Refusal(
          "port %d is taken%s%nfree it, or choose another: ./steward up --port %d"
              .formatted(
                  port,
                  PortOwner.of(port).map(owner -> " by " + owner).orElse(""),
                  port < 65_535 ? port + 1 : 8080),
          taken);
    }
  }

  public static int free() {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    } catch (IOException e) {
      throw new Refusal("this machine gives out no port on its loopback address", e);
    }
  }
}
