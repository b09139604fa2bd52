package dev.steward.controlplane.dispatch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are on the public internet. The list follows the IANA special-purpose registries
 * (RFC 6890 and its updates): the predicates of {@link InetAddress} miss carrier-grade NAT, unique
 * local IPv6 and the NAT64 prefixes.
 */
final class PublicAddresses {
  private static final List<Block> SPECIAL =
      List.of(
          new Block("0.0.0.0", 8),
          new Block("10.0.0.0", 8),
          new Block("100.64.0.0", 10),
          new Block("127.0.0.0", 8),
          new Block("169.254.0.0", 16),
          new Block("172.16.0.0", 12),
          new Block("192.0.0.0", 24),
          new Block("192.0.2.0", 24),
          new Block("192.88.99.0", 24),
          new Block("192.168.0.0", 16),
          new Block("198.18.0.0", 15),
          new Block("198.51.100.0", 24),
          new Block("203.0.113.0", 24),
          new Block("224.0.0.0", 4),
          new Block("240.0.0.0", 4),
          new Block("::", 96),
          new Block("64:ff9b::", 96),
          new Block("64:ff9b:1::", 48),
          new Block("100::", 64),
          new Block("2001::", 23),
          new Block("2001:db8::", 32),
          new Block("2002::", 16),
          new Block("3fff::", 20),
          new Block("5f00::", 16),
          new Block("fc00::", 7),
          new Block("fe80::", 10),
          new Block("fec0::", 10),
          new Block("ff00::", 8));

  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    return switch (address) {
      case Inet4Address v4 -> SPECIAL.stream().noneMatch(block -> block.holds(v4));
      case Inet6Address v6 -> SPECIAL.stream().noneMatch(block -> block.holds(v6));
      default -> false;
    };
  }

  private record Block(InetAddress start, int bits) {
    Block(String literal, int bits) {
      this(address(literal), bits);
    }

    boolean holds(InetAddress address) {
      byte[] bytes = address.getAddress();
      byte[] prefix = start.getAddress();
      if (bytes.length != prefix.length) {
        return false;
      }
      int whole = bits / 8;
      if (!Arrays.equals(bytes, 0, whole, prefix, 0, whole)) {
        return false;
      }
      int rest = bits % 8;
      return rest == 0 || ((bytes[whole] ^ prefix[whole]) & (0xff << (8 - rest)) & 0xff) == 0;
    }

    /** A literal never asks the network. */
    private static InetAddress address(String literal) {
      try {
        return InetAddress.getByName(literal);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(literal, e);
      }
    }
  }
}
