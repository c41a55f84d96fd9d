package org.dragoman.desk;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.dragoman.publish.brief.Letterhead;
import org.jspecify.annotations.Nullable;

/**
 * How the desk is opened.
 *
 * @param host the address on which it listens; loopback unless there are users
 * @param port the port; 0 for any free one
 * @param users who may use it; null where everybody on this machine may, or a provider knows them
 * @param provider vouches for those who may use it; null where none does
 * @param editor the name under which decisions are made where there are no users
 * @param address under which others reach it, such as {@code https://desk.example.org}; null where
 *     any of its names will do
 * @param proxies the addresses of proxies in front of it, whose word on where a request comes from
 *     is taken; empty where there are none
 * @param letterhead of the briefs it gives
 * @param uploads the folder that keeps what is handed in
 * @param log takes a line for each login, decision and defect
 */
public record DeskOptions(
    String host,
    int port,
    @Nullable Users users,
    @Nullable IdentityProvider provider,
    String editor,
    @Nullable URI address,
    Set<String> proxies,
    Letterhead letterhead,
    Path uploads,
    Consumer<String> log) {

  /** Refuses to be open to other machines without users, and addresses that are none. */
  public DeskOptions {
    proxies = Set.copyOf(proxies);
    boolean loopback = host.equals("127.0.0.1") || host.equals("localhost") || host.equals("::1");
    boolean login = users != null || provider != null;
    if (!login && !loopback) {
      throw new IllegalArgumentException(
          "the desk is open to this machine only (127.0.0.1) unless there are --users or --oidc");
    }
    if (address != null && !login) {
      throw new IllegalArgumentException("a desk that others reach needs --users or --oidc");
    }
    if (provider != null && address == null && !loopback) {
      throw new IllegalArgumentException(
          "a desk that others reach needs --public-address beside --oidc: the issuer sends them"
              + " back there");
    }
    if (address != null && !ORIGIN.matcher(address.toString()).matches()) {
      throw new IllegalArgumentException(
          "the public address is a scheme and a host, such as https://desk.example.org");
    }
    for (String proxy : proxies) {
      if (!ClientAddress.isNumeric(proxy)) {
        throw new IllegalArgumentException(
            "a trusted proxy is named by its address, such as 10.0.0.5, and not by " + proxy);
      }
    }
  }

  /** Without a proxy in front. */
  public DeskOptions(
      String host,
      int port,
      @Nullable Users users,
      @Nullable IdentityProvider provider,
      String editor,
      @Nullable URI address,
      Letterhead letterhead,
      Path uploads,
      Consumer<String> log) {
    this(host, port, users, provider, editor, address, Set.of(), letterhead, uploads, log);
  }

  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:]+](:[0-9]{1,5})?");

  /** Whether nothing is answered without a login. */
  boolean login() {
    return users != null || provider != null;
  }

  /** Whether it answers to this machine's own names only. */
  boolean local() {
    return !login() || (provider != null && address == null);
  }

  /** Whether it is reached over encrypted connections only. */
  boolean encrypted() {
    return address != null && address.toString().startsWith("https:");
  }
}
