package dev.steward.redaction;

import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;

/** IP addresses of both versions; those of no one in particular (loopback, any) stay. */
final class IpAddresses implements Recogniser {
  private static final Recogniser V4 =
      Matches.of(
          EntityType.IP,
          "(?:^|[^0-9A-Za-z.])([0-9]{1,3}(?:\\.[0-9]{1,3}){3,})\\b",
          IpAddresses::someones);
  private static final Recogniser V6 =
      Matches.of(
          EntityType.IP,
          "(?:^|[^0-9A-Za-z:.])([0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{2,37}(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3})?)",
          IpAddresses::versionSix);

  @Override
  public List<Span> find(String text) {
    List<Span> spans = new ArrayList<>();
    if (text.indexOf('.') >= 0) {
      spans.addAll(V4.find(text));
    }
    if (text.indexOf(':') >= 0) {
      spans.addAll(V6.find(text));
    }
    return spans;
  }

  private static boolean someones(String address) {
    if (address.startsWith("127.") || address.equals("0.0.0.0")) {
      return false;
    }
    String[] parts = address.split("\\.", -1);
    for (String part : parts) {
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return parts.length == 4;
  }

  private static boolean versionSix(String address) {
    if (Matches.digits(address).isEmpty() && address.split(":+").length < 4) {
      // "a::b" is C++ far more often than an address.
      return false;
    }
    try {
      return !Inet6Address.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
