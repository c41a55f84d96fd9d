package org.dragoman.intake.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages of the web, and nothing else.
 *
 * <p>A page may not be used to reach the machine it is fetched from, or its network: only http and
 * https, only their own ports, only hosts all of whose addresses are of the public internet. A
 * host's addresses are looked up once and the connection goes to one that was checked, so that a
 * second look-up cannot tell another. Redirects are followed here, each checked like the first.
 * Hosts that are allowed by name may be anywhere. Size and time are limited, of unpacked bytes and
 * from first to last, so that neither an endless page nor a dripping one holds anybody up.
 *
 * <p>Thread-safe.
 */
public final class WebFetcher implements AutoCloseable {

  /** By what name sites know the program. */
  public static final String AGENT = "Dragoman";

  private static final int MOST_REDIRECTS = 5;
  private static final Pattern READABLE =
      Pattern.compile(
          "text/(?!css|javascript).*|application/(xhtml\\+xml|rss\\+xml|atom\\+xml|rdf\\+xml|xml|pdf|msword|rtf|octet-stream"
              + "|vnd\\.oasis\\.opendocument\\.text|vnd\\.openxmlformats-officedocument"
              + "\\.wordprocessingml\\.document)|message/rfc822");

  /** Looks up the addresses of a host. */
  @FunctionalInterface
  public interface Resolver {
    /** All addresses of a host; at least one. */
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * A page as it came.
   *
   * @param uri where it was in the end
   * @param name its file's name, or the host's where it has none
   * @param type what the site says that it is, as a media type; empty where it does not say
   * @param bytes unpacked
   * @param fetched when
   * @param validators by which the site tells later whether it changed
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Page(
      URI uri, String name, String type, byte[] bytes, Instant fetched, Validators validators) {

    /** Its file's name with the ending that its type tells: the addresses of pages have none. */
    public String fileName() {
      boolean page = type.equals("text/html") || type.equals("application/xhtml+xml");
      return page && !name.toLowerCase(Locale.ROOT).matches(".*\\.x?html?") ? name + ".html" : name;
    }
  }

  /**
   * By what a site tells one version of a page from another (RFC 9110, 8.8).
   *
   * @param etag its entity tag; empty where it has none
   * @param modified when it was changed, in the site's own words; empty where it does not say
   */
  public record Validators(String etag, String modified) {
    /** Of a page of which no version is known. */
    public static final Validators NONE = new Validators("", "");
  }

  private final CheckedResolver resolver;
  private final long largest;
  private final Duration longest;
  private final Clock clock;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "web-time-limit");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A fetcher by the machine's own resolver.
   *
   * @param allowed hosts that may be fetched from wherever they are, at any port
   * @param largest the most bytes of a page
   */
  public WebFetcher(Set<String> allowed, long largest, Clock clock) {
    this(InetAddress::getAllByName, allowed, largest, Duration.ofSeconds(60), clock);
  }

  /**
   * A fetcher.
   *
   * @param resolver looks hosts up
   * @param allowed hosts that may be fetched from wherever they are, at any port
   * @param largest the most bytes of a page
   * @param longest how long fetching a page may take, redirects and all
   */
  public WebFetcher(
      Resolver resolver, Set<String> allowed, long largest, Duration longest, Clock clock) {
    this.clock = clock;
    this.resolver = new CheckedResolver(resolver, allowed);
    this.largest = largest;
    this.longest = longest;
    Timeout timeout = Timeout.of(longest.dividedBy(2));
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(64)
                    .setDnsResolver(this.resolver)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
            .setUserAgent(AGENT + " (reads the press for its user)")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  /** Whether a text is meant as an address of the web. */
  public static boolean isAddress(String text) {
    return WebAddress.looksLike(text);
  }

  /** Fetches the page at an address, after at most five redirects. */
  public Page fetch(String address) throws NotFetched {
    return fetch(address, Validators.NONE);
  }

  /**
   * Fetches the page at an address where it is another than the known one.
   *
   * @throws NotFetched also where it is not, with the status {@link NotFetched#NOT_MODIFIED}
   */
  public Page fetch(String address, Validators known) throws NotFetched {
    URI uri = WebAddress.of(address);
    long end = System.nanoTime() + longest.toNanos();
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      Answer answer = get(uri, known, end - System.nanoTime());
      switch (answer) {
        case Arrived arrived -> {
          return new Page(
              uri,
              name(uri),
              arrived.type(),
              arrived.bytes(),
              clock.instant(),
              arrived.validators());
        }
        case Moved moved -> {
          String next;
          try {
            next = uri.resolve(moved.location()).toString();
          } catch (IllegalArgumentException e) {
            next = moved.location();
          }
          uri = WebAddress.of(next);
        }
      }
    }
    throw NotFetched.failed("more than " + MOST_REDIRECTS + " redirects; open it in a browser");
  }

  private sealed interface Answer {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Arrived(byte[] bytes, String type, Validators validators) implements Answer {}

  private record Moved(String location) implements Answer {}

  private Answer get(URI uri, Validators known, long nanoseconds) throws NotFetched {
    int port = uri.getPort();
    boolean own = port == -1 || port == 80 || port == 443;
    if (!own && !resolver.isAllowed(uri.getHost())) {
      throw NotFetched.failed(
          "port " + port + " is not one of the web's own; allow its host with --allow-host");
    }
    HttpGet request = new HttpGet(uri);
    if (!known.etag().isEmpty()) {
      request.setHeader("If-None-Match", known.etag());
    }
    if (!known.modified().isEmpty()) {
      request.setHeader("If-Modified-Since", known.modified());
    }
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> limit =
        watch.schedule(
            () -> {
              late.set(true);
              request.cancel();
            },
            Math.max(0, nanoseconds),
            TimeUnit.NANOSECONDS);
    try {
      return client.execute(request, response -> read(response, request));
    } catch (IOException e) {
      throw late.get() ? tooSlow() : trouble(e, uri.getHost());
    } finally {
      limit.cancel(false);
    }
  }

  private NotFetched tooSlow() {
    return NotFetched.broken("not there within " + longest.toSeconds() + " seconds; try it later");
  }

  private static NotFetched trouble(IOException e, String host) {
    return switch (e) {
      case Broken broken -> broken.told;
      case CheckedResolver.Forbidden forbidden ->
          NotFetched.failed(
              host
                  + " is no host of the public internet; allow it with --allow-host if you mean it");
      case UnknownHostException unknown ->
          NotFetched.broken("no host is known as " + host + "; check the address");
      case SSLException unsafe ->
          NotFetched.failed("no safe connection to " + host + ": its certificate is not right");
      default -> NotFetched.broken("no connection to " + host + ", or it broke off; try it later");
    };
  }

  /** Carries what was told out of the client. */
  private static final class Broken extends IOException {
    private static final long serialVersionUID = 1;
    private final transient NotFetched told;

    Broken(NotFetched told) {
      super(told);
      this.told = told;
    }
  }

  private Answer read(ClassicHttpResponse response, HttpGet request) throws IOException {
    int status = response.getCode();
    if (Set.of(301, 302, 303, 307, 308).contains(status)) {
      Header location = response.getFirstHeader("Location");
      // Its body is of no use, and may have no end.
      request.cancel();
      if (location == null) {
        throw new Broken(NotFetched.failed("redirected to nowhere; try it later"));
      }
      return new Moved(location.getValue());
    }
    NotFetched told = refused(status);
    NotFetched refused = told == null ? null : told.said(status, seconds(response));
    String type = type(response.getEntity());
    if (refused == null && type != null && !READABLE.matcher(type).matches()) {
      refused = NotFetched.skipped("nothing that can be read: its type is " + type);
    }
    HttpEntity entity = response.getEntity();
    if (refused != null || entity == null) {
      request.cancel();
      throw new Broken(refused == null ? NotFetched.skipped("an empty page") : refused);
    }
    byte[] bytes;
    try (InputStream stream = entity.getContent()) {
      bytes = stream.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, largest + 1));
      if (bytes.length > largest) {
        request.cancel();
        throw new Broken(
            NotFetched.failed(
                "too large: more than the limit of " + largest / 1_000_000 + " MB (--max-size)"));
      }
    }
    if (bytes.length == 0) {
      throw new Broken(NotFetched.skipped("an empty page"));
    }
    return new Arrived(
        DeclaredCharset.utf8(bytes, entity.getContentType()),
        type == null ? "" : type,
        new Validators(header(response, "ETag"), header(response, "Last-Modified")));
  }

  private static String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    String value = header == null || header.getValue() == null ? "" : header.getValue().strip();
    return value.length() > 1_000 ? "" : value;
  }

  /** How long the site asks to wait; dates are not looked at, some days at most are given. */
  private static long seconds(ClassicHttpResponse response) {
    String told = header(response, "Retry-After");
    return told.matches("\\d{1,6}") ? Long.parseLong(told) : 0;
  }

  private static @Nullable NotFetched refused(int status) {
    if (status == 200) {
      return null;
    }
    return switch (status) {
      case NotFetched.NOT_MODIFIED -> NotFetched.skipped("not changed since it was last read");
      case 404, 410 ->
          NotFetched.failed("there is no such page (" + status + "); check the address");
      case 401, 402, 403, 451 ->
          NotFetched.failed(
              "the site does not give it out ("
                  + status
                  + "); save it in a browser and read the file");
      default -> NotFetched.failed("the site answers " + status + "; try it later");
    };
  }

  private static @Nullable String type(@Nullable HttpEntity entity) {
    String header = entity == null ? null : entity.getContentType();
    if (header == null) {
      return null;
    }
    String type = header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    // It is shown to the user: only what a type can be.
    return type.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}") ? type : "unknown/unknown";
  }

  private static String name(URI uri) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? uri.getHost() : name;
  }

  @Override
  public void close() {
    watch.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      // Connections that break while they are closed are closed.
    }
  }
}
