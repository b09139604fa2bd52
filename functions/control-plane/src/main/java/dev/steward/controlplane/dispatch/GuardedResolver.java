package dev.steward.controlplane.dispatch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves executor hosts and refuses addresses off the public internet. The address checked here
 * is the one connected to, so a name that changes its answer in between gains nothing.
 */
final class GuardedResolver implements DnsResolver {
  private final boolean privateAddresses;

  GuardedResolver(boolean privateAddresses) {
    this.privateAddresses = privateAddresses;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    if (!privateAddresses) {
      for (InetAddress address : addresses) {
        if (!PublicAddresses.contains(address)) {
          throw new ForbiddenAddress(host);
        }
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
  }

  /** An executor's name leads to an address executors may not have. */
  static final class ForbiddenAddress extends UnknownHostException {
    ForbiddenAddress(String host) {
      super(host + " leads to an address that is not on the public internet");
    }
  }
}
