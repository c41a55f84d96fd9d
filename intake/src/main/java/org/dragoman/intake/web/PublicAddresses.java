package org.dragoman.intake.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells the addresses of the public internet from all others: one's own machine and network, and
 * what is set apart for special purposes (RFC 6890 and the IANA registries).
 */
final class PublicAddresses {

  /** All addresses that begin with some bits. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Block(byte[] start, int bits) {

    static Block of(String text) {
      int slash = text.indexOf('/');
      try {
        // A literal address: nothing is looked up.
        byte[] start = InetAddress.getByName(text.substring(0, slash)).getAddress();
        return new Block(start, Integer.parseInt(text.substring(slash + 1)));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    boolean has(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        if (((address[bit / 8] ^ start[bit / 8]) & (0x80 >> bit % 8)) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Block> SPECIAL =
      List.of(
          Block.of("0.0.0.0/8"),
          Block.of("10.0.0.0/8"),
          Block.of("100.64.0.0/10"),
          Block.of("127.0.0.0/8"),
          Block.of("169.254.0.0/16"),
          Block.of("172.16.0.0/12"),
          Block.of("192.0.0.0/24"),
          Block.of("192.0.2.0/24"),
          Block.of("192.88.99.0/24"),
          Block.of("192.168.0.0/16"),
          Block.of("198.18.0.0/15"),
          Block.of("198.51.100.0/24"),
          Block.of("203.0.113.0/24"),
          Block.of("224.0.0.0/3"),
          // Protocols of their own, Teredo among them; documentation; 6to4.
          Block.of("2001::/23"),
          Block.of("2001:db8::/32"),
          Block.of("2002::/16"),
          Block.of("3fff::/20"));

  /** All that is given out of IPv6; mapped IPv4 addresses, NAT64 and local ones lie outside. */
  private static final Block GIVEN_OUT = Block.of("2000::/3");

  private PublicAddresses() {}

  static boolean has(InetAddress address) {
    byte[] bytes = address.getAddress();
    return (bytes.length == 4 || GIVEN_OUT.has(bytes))
        && SPECIAL.stream().noneMatch(block -> block.has(bytes));
  }
}
