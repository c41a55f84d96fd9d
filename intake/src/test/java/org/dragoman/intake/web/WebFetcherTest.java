package org.dragoman.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.dragoman.intake.Found;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.Outcome;
import org.dragoman.intake.SourceWalker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebFetcherTest {

  private static final int LARGEST = 100_000;
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> resolved = new CopyOnWriteArrayList<>();
  private HttpServer server = server();
  private WebFetcher fetcher = fetcher(Duration.ofSeconds(20));

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Every host stands on this machine; only press.example is allowed to. */
  private WebFetcher fetcher(Duration longest) {
    return new WebFetcher(
        host -> {
          resolved.add(host);
          if (host.equals("nowhere.example")) {
            throw new UnknownHostException(host);
          }
          return host.endsWith(".example")
              ? new InetAddress[] {InetAddress.getLoopbackAddress()}
              : InetAddress.getAllByName(host);
        },
        Set.of("Press.example"),
        LARGEST,
        longest,
        NOON);
  }

  @BeforeEach
  void start() {
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          try (exchange) {
            answer(exchange);
          } catch (IOException hungUp) {
            // As it should where the page has no end.
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    fetcher.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String page = "<p>Deputies met in Tallinn.</p>";
    switch (path) {
      case "/page.html", "/page", "/" -> send(exchange, 200, "text/html", page.getBytes(UTF_8));
      case "/koi8" ->
          send(
              exchange,
              200,
              "text/html; charset=koi8-r",
              "<p>Встреча</p>".getBytes(Charset.forName("KOI8-R")));
      case "/packed" -> {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        send(exchange, 200, "text/html", packed(page.getBytes(UTF_8)));
      }
      case "/bomb" -> {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        send(exchange, 200, "text/html", packed(new byte[50_000_000]));
      }
      case "/picture" -> send(exchange, 200, "image/png", new byte[10]);
      case "/odd" -> send(exchange, 200, "<b>\u001b[2J/x", new byte[10]);
      case "/empty" -> send(exchange, 200, "text/html", new byte[0]);
      case "/gone" -> send(exchange, 404, "text/html", page.getBytes(UTF_8));
      case "/closed" -> send(exchange, 403, "text/html", page.getBytes(UTF_8));
      case "/broken" -> send(exchange, 500, "text/html", page.getBytes(UTF_8));
      case "/moved" -> moved(exchange, "/page.html");
      case "/loop" -> moved(exchange, "/loop");
      case "/inside" -> moved(exchange, "http://router.example/page.html");
      case "/number" -> moved(exchange, "http://2130706433/page.html");
      case "/port" -> moved(exchange, "http://router.example:6379/");
      case "/file" -> moved(exchange, "file:///etc/passwd");
      case "/named" -> moved(exchange, "http://user:secret@press.example:" + port() + "/page.html");
      case "/endless" -> {
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        while (true) {
          out.write(new byte[8192]);
        }
      }
      case "/drip" -> {
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        while (true) {
          out.write('x');
          out.flush();
          pause();
        }
      }
      default -> throw new AssertionError(path);
    }
  }

  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().put("Content-Type", List.of(type));
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void moved(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      new ByteArrayInputStream(bytes).transferTo(zip);
    }
    return out.toByteArray();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private WebFetcher.Page fetch(String path) throws NotFetched {
    return fetcher.fetch("http://press.example:" + port() + path);
  }

  private static String text(WebFetcher.Page page) {
    return new String(page.bytes(), UTF_8);
  }

  @Test
  void aPageIsFetchedWithItsAddressAndTime() throws NotFetched {
    WebFetcher.Page page = fetch("/page.html#top");
    assertThat(text(page)).contains("Tallinn");
    assertThat(page.uri()).hasToString("http://press.example:" + port() + "/page.html");
    assertThat(page.name()).isEqualTo("page.html");
    assertThat(page.fetched()).isEqualTo(NOON.instant());
    assertThat(fetch("").name()).isEqualTo("press.example");
  }

  @Test
  void aRedirectIsFollowedToWhereThePageIs() throws NotFetched {
    assertThat(fetch("/moved").uri().getPath()).isEqualTo("/page.html");
  }

  @Test
  void aPackedPageIsUnpackedAndTextComesInItsDeclaredEncoding() throws NotFetched {
    assertThat(text(fetch("/packed"))).contains("Tallinn");
    assertThat(text(fetch("/koi8"))).contains("Встреча");
  }

  @ParameterizedTest
  @CsvSource({
    "/gone, there is no such page (404)",
    "/closed, does not give it out (403)",
    "/broken, the site answers 500",
    "/loop, more than 5 redirects",
    "/inside, router.example is no host of the public internet",
    "/number, no host of the public internet",
    "/port, port 6379 is not one of the web's own",
    "/file, not an address of the web",
    "/named, a name or password",
    "/endless, too large",
    "/bomb, too large"
  })
  void whatCannotBeFetchedIsALossToldInOneLine(String path, String words) {
    assertThatThrownBy(() -> fetch(path))
        .isInstanceOfSatisfying(NotFetched.class, e -> assertThat(e.isLoss()).isTrue())
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "/picture, its type is image/png",
    "/odd, its type is unknown/unknown",
    "/empty, an empty page"
  })
  void whatHoldsNothingToReadIsSkipped(String path, String words) {
    assertThatThrownBy(() -> fetch(path))
        .isInstanceOfSatisfying(NotFetched.class, e -> assertThat(e.isLoss()).isFalse())
        .hasMessageContaining(words);
  }

  @Test
  void aDrippingPageIsGivenUp() {
    fetcher.close();
    fetcher = fetcher(Duration.ofSeconds(1));
    assertThatThrownBy(() -> fetch("/drip")).hasMessageContaining("not there within 1 seconds");
  }

  @Test
  void hostsThatAreNotPublicAreNotAskedAtAll() {
    for (String address :
        List.of(
            "http://router.example/",
            "http://127.0.0.1/",
            "http://localhost/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://169.254.169.254/latest/meta-data/")) {
      assertThatThrownBy(() -> fetcher.fetch(address))
          .as(address)
          .isInstanceOf(NotFetched.class)
          .hasMessageMatching(".*(no host of the public internet|not an address of the web).*");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void aHostIsLookedUpOnceSoThatASecondAnswerCannotLeadElsewhere() throws NotFetched {
    fetch("/page.html");
    assertThat(resolved).containsExactly("press.example");
  }

  @Test
  void aHostWithOnePrivateAddressAmongPublicOnesIsRefused() {
    WebFetcher mixed =
        new WebFetcher(
            host ->
                new InetAddress[] {
                  InetAddress.getByName("8.8.8.8"), InetAddress.getLoopbackAddress()
                },
            Set.of(),
            LARGEST,
            Duration.ofSeconds(5),
            NOON);
    try (mixed) {
      assertThatThrownBy(() -> mixed.fetch("http://rebind.example/"))
          .hasMessageContaining("no host of the public internet");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.1",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.9.9.9",
        "169.254.1.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::",
        "3fff::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "4000::1"
      })
  void specialAddressesAreNotPublic(String address) throws UnknownHostException {
    assertThat(PublicAddresses.has(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
        "172.32.0.0", "192.0.1.1", "192.167.1.1", "198.17.1.1", "198.20.0.0", "223.255.255.255",
        "2001:200::1", "2606:4700::1111", "2a00:1450::1"
      })
  void othersArePublic(String address) throws UnknownHostException {
    assertThat(PublicAddresses.has(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://пример.испытание/новости дня, https://xn--e1afmkfd.xn--80akhbyknj4f/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8%20%D0%B4%D0%BD%D1%8F",
    "HTTPS://Press.Example?a=b#c, https://press.example?a=b",
    "http://press.example:80/%D0%BD, http://press.example:80/%D0%BD"
  })
  void addressesAreTakenInAnyScript(String written, String asked) throws NotFetched {
    assertThat(WebAddress.of(written)).hasToString(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://press.example/",
        "file:///etc/passwd",
        "http:///x",
        "http://",
        "http://a b/",
        "http://press.example:99999999/",
        "http://x@y/",
        "http://%41/",
        "http://[::1/",
        "http://press.example/\u0000",
        "gopher://x",
        "http://a\\b/"
      })
  void whatIsNoAddressIsAClearLine(String written) {
    assertThatThrownBy(() -> fetcher.fetch(written))
        .isInstanceOf(NotFetched.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aWalkFetchesAddressesAmongPathsAndEveryInputEnds() {
    String site = "http://press.example:" + port();
    List<String> paths =
        List.of(site + "/page.html", site + "/gone", site + "/picture", "http://nowhere.example/");
    try (SourceWalker walker =
        new SourceWalker(
            paths, new ByteArrayInputStream(new byte[0]), IntakeLimits.DEFAULT, fetcher)) {
      assertThat(walker.next())
          .isInstanceOfSatisfying(
              Found.ToRead.class,
              found -> {
                assertThat(found.source().uri()).hasToString(site + "/page.html");
                assertThat(found.source().lastModified()).isEqualTo(NOON.instant());
              });
      assertThat(walker.next())
          .isEqualTo(
              new Found.Ended(
                  new Outcome.Failed(
                      java.net.URI.create(site + "/gone"),
                      Outcome.Stage.FIND,
                      "there is no such page (404); check the address")));
      assertThat(walker.next())
          .isInstanceOfSatisfying(
              Found.Ended.class,
              found -> assertThat(found.outcome()).isInstanceOf(Outcome.Skipped.class));
      assertThat(walker.next())
          .isInstanceOfSatisfying(
              Found.Ended.class,
              found ->
                  assertThat(((Outcome.Failed) found.outcome()).cause())
                      .isEqualTo("no host is known as nowhere.example; check the address"));
      assertThat(walker.hasNext()).isFalse();
    }
  }
}
