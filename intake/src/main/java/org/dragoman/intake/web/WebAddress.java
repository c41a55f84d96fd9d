package org.dragoman.intake.web;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address of the web as somebody wrote it, in any script, made one that can be asked for. */
final class WebAddress {

  private static final Pattern PARTS =
      Pattern.compile("(?i)(https?)://([^/?#]*)([^#]*)(#.*)?", Pattern.DOTALL);
  private static final Pattern HOST =
      Pattern.compile("([^:@\\[\\]]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");
  private static final int LONGEST = 4_000;

  private WebAddress() {}

  static boolean looksLike(String text) {
    return text.regionMatches(true, 0, "http://", 0, 7)
        || text.regionMatches(true, 0, "https://", 0, 8);
  }

  /**
   * The address without its fragment, in the characters of RFC 3986.
   *
   * @throws NotFetched where it is none of http or https
   */
  static URI of(String text) throws NotFetched {
    Matcher parts = PARTS.matcher(text.strip());
    if (text.length() > LONGEST || !parts.matches()) {
      throw NotFetched.failed("not an address of the web; write it like https://example.org/news");
    }
    if (parts.group(2).contains("@")) {
      throw NotFetched.failed("an address with a name or password in it; leave that out");
    }
    Matcher host = HOST.matcher(parts.group(2));
    if (!host.matches()) {
      throw NotFetched.failed("not an address of the web: no host in it that can be read");
    }
    try {
      String name = host.group(1);
      String ascii = name.startsWith("[") ? name : IDN.toASCII(name).toLowerCase(Locale.ROOT);
      String port = host.group(2) == null ? "" : ":" + host.group(2);
      String path = parts.group(3).isEmpty() ? "/" : parts.group(3).replace(" ", "%20");
      String scheme = parts.group(1).toLowerCase(Locale.ROOT);
      URI uri = URI.create(URI.create(scheme + "://" + ascii + port + path).toASCIIString());
      if (uri.getHost() == null) {
        throw NotFetched.failed("not an address of the web: no host in it that can be read");
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw NotFetched.failed("not an address of the web: a character in it that cannot be there");
    }
  }
}
