package org.dragoman.intake.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Gives a client only addresses that may be connected to: it asks for nothing but these. */
final class CheckedResolver implements DnsResolver {

  /** Said of a host that may not be reached. */
  static final class Forbidden extends UnknownHostException {
    private static final long serialVersionUID = 1;

    Forbidden(String host) {
      super(host);
    }
  }

  private final WebFetcher.Resolver resolver;
  private final Set<String> allowed;

  /**
   * A resolver.
   *
   * @param resolver looks hosts up
   * @param allowed hosts that may be anywhere, at any port
   */
  CheckedResolver(WebFetcher.Resolver resolver, Set<String> allowed) {
    this.resolver = resolver;
    this.allowed = Set.copyOf(allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
  }

  boolean isAllowed(String host) {
    return allowed.contains(host.toLowerCase(Locale.ROOT));
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = resolver.resolve(host);
    if (!isAllowed(host) && !Stream.of(all).allMatch(PublicAddresses::has)) {
      throw new Forbidden(host);
    }
    return all;
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    return Stream.of(resolve(host)).map(address -> new InetSocketAddress(address, port)).toList();
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
