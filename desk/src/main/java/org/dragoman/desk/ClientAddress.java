package org.dragoman.desk;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of whoever asks, where proxies may stand in between. */
final class ClientAddress {

  private static final Pattern NUMERIC =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

  private ClientAddress() {}

  /** Whether something is an address in numbers; names are looked up by nobody here. */
  static boolean isNumeric(String address) {
    return address.length() <= 45 && NUMERIC.matcher(address).matches();
  }

  /**
   * The last address on the way that is none of the trusted proxies'.
   *
   * <p>What stands before it in the header may be anybody's invention.
   *
   * @param peer who is connected
   * @param header {@code X-Forwarded-For}: each proxy adds whom it was asked by; null where absent
   * @param trusted the addresses of proxies whose word is taken
   */
  static String of(String peer, @Nullable String header, Set<String> trusted) {
    if (header == null || !trusted.contains(peer)) {
      return peer;
    }
    String[] way = header.split(",", -1);
    String address = peer;
    for (int i = way.length - 1; i >= 0 && trusted.contains(address); i--) {
      String before = way[i].strip();
      if (!isNumeric(before)) {
        return address;
      }
      address = before;
    }
    return address;
  }
}
