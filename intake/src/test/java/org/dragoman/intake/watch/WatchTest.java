package org.dragoman.intake.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.dragoman.intake.Intake;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.Outcome;
import org.dragoman.intake.Source;
import org.dragoman.intake.web.WebFetcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchTest {

  private interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  @TempDir Path folder;

  private final Map<String, Answering> pages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> read = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server = server();

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() {
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          String address =
              "http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI();
          asked.add(address.substring(address.indexOf('/', 8)));
          mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          try (exchange) {
            Answering page = pages.get(exchange.getRequestURI().getPath());
            if (page == null) {
              exchange.sendResponseHeaders(404, -1);
            } else {
              page.answer(exchange);
            }
          } finally {
            atOnce.decrementAndGet();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private String at(String path) {
    return "http://press.example:" + server.getAddress().getPort() + path;
  }

  private static void send(HttpExchange exchange, String type, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void page(String path, String type, String text) {
    pages.put(path, exchange -> send(exchange, type, text.getBytes(StandardCharsets.UTF_8)));
  }

  private void story(String... paths) {
    for (String path : paths) {
      page(path, "text/html", "<h1>A visit</h1><p>A delegation came and left again.</p>");
    }
  }

  private static String rss(String... links) {
    StringBuilder xml =
        new StringBuilder(
            "<?xml version='1.0'?><rss version='2.0'><channel><title>t</title><link>/</link>"
                + "<description>d</description>");
    for (String link : links) {
      xml.append("<item><title>i</title><link>").append(link).append("</link></item>");
    }
    return xml.append("</channel></rss>").toString();
  }

  private WatchList list(String... lines) throws IOException, WatchList.Unusable {
    Path file = folder.resolve("sources.yaml");
    Files.writeString(file, "sources:\n" + String.join("\n", lines) + "\n");
    return WatchList.read(file, Set.of("en"), false);
  }

  private WatchJournal journal() throws IOException {
    return WatchJournal.open(folder.resolve("watch.jsonl"));
  }

  private static final Watch.Patience QUICK =
      new Watch.Patience(Duration.ZERO, Duration.ofMillis(30), 4);

  private void watch(WatchList list, Watch.Patience patience, Watch.Reader reader)
      throws IOException, InterruptedException {
    try (WatchJournal journal = journal();
        WebFetcher web =
            new WebFetcher(
                host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                Set.of("press.example"),
                100_000,
                Duration.ofSeconds(5),
                Clock.systemUTC())) {
      new Watch(list, journal, web, patience, Clock.systemUTC(), reader, told::add).run(true);
    }
  }

  private void watch(WatchList list) throws IOException, InterruptedException {
    watch(list, QUICK, this::keep);
  }

  private Optional<String> keep(WebFetcher.Page page, WatchList.Watched source) {
    read.add(page.uri().getPath());
    return Optional.empty();
  }

  private List<String> givenUp() throws IOException {
    try (WatchJournal journal = journal()) {
      return journal.dead().stream()
          .map(item -> item.address().replaceFirst(".*//[^/]*", "") + " " + item.cause())
          .toList();
    }
  }

  @Test
  void everyKindOfSourceGivesItsItemsOnce() throws Exception {
    story("/a", "/b", "/c", "/d", "/news/e", "/about");
    page("/rss", "application/rss+xml", rss(at("/a"), "/b", at("/a") + "#top"));
    page(
        "/atom",
        "application/atom+xml",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><id>x</id><entry><id>y</id>"
            + "<title>i</title><link rel='self' href='/z'/><link href='"
            + at("/c")
            + "'/></entry></feed>");
    page(
        "/index.xml",
        "text/xml",
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
            + at("/map.xml")
            + "</loc></sitemap></sitemapindex>");
    page(
        "/map.xml",
        "text/xml",
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>"
            + at("/d")
            + "</loc></url></urlset>");
    page("/press", "text/html", "<a href='/news/e'>e</a><a href='/about'>about</a>");
    WatchList list =
        list(
            "- feed: " + at("/rss"),
            "- feed: " + at("/atom"),
            "- sitemap: " + at("/index.xml"),
            "- page: " + at("/press"),
            "  links: /news/");
    watch(list);
    assertThat(read).containsExactlyInAnyOrder("/a", "/b", "/c", "/d", "/news/e");
    watch(list);
    assertThat(read).hasSize(5);
  }

  @Test
  void anUnchangedListingIsAskedForByItsVersionAndNotReadAgain() throws Exception {
    story("/a");
    AtomicInteger whole = new AtomicInteger();
    pages.put(
        "/rss",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
          } else {
            whole.incrementAndGet();
            send(exchange, "text/xml", rss(at("/a")).getBytes(StandardCharsets.UTF_8));
          }
        });
    WatchList list = list("- feed: " + at("/rss"));
    watch(list);
    watch(list);
    assertThat(whole).hasValue(1);
    assertThat(asked).filteredOn("/rss"::equals).hasSize(2);
    assertThat(read).containsExactly("/a");
    assertThat(told).noneMatch(line -> line.contains("not changed"));
  }

  @Test
  void aPageIsReadAsOneWhateverItsAddressLooksLike() throws Exception {
    story("/visit");
    page("/rss", "text/xml", rss(at("/visit")));
    watch(
        list("- feed: " + at("/rss")),
        QUICK,
        (page, source) -> {
          Outcome outcome = new Intake(IntakeLimits.DEFAULT).read(Source.of(page)).getFirst();
          read.add(String.valueOf(((Outcome.Ready) outcome).document().origin().title()));
          return Optional.empty();
        });
    assertThat(read).containsExactly("A visit");
  }

  @Test
  void whatRobotsTxtKeepsIsNotAskedFor() throws Exception {
    story("/open", "/closed/a");
    page("/robots.txt", "text/plain", "User-agent: dragoman\nDisallow: /closed/\n");
    page("/rss", "text/xml", rss(at("/open"), at("/closed/a")));
    watch(list("- feed: " + at("/rss")));
    assertThat(read).containsExactly("/open");
    assertThat(asked).doesNotContain("/closed/a");
    assertThat(givenUp()).singleElement().asString().contains("/closed/a", "robots.txt");
  }

  @Test
  void whatFailsInPassingIsTriedAgainAndWhatFailsForGoodIsGivenUp() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    pages.put(
        "/late",
        exchange -> {
          if (tries.incrementAndGet() < 3) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(503, -1);
          } else {
            send(exchange, "text/html", "<p>There.</p>".getBytes(StandardCharsets.UTF_8));
          }
        });
    pages.put("/broken", exchange -> exchange.sendResponseHeaders(500, -1));
    page("/picture", "image/png", "x");
    page("/rss", "text/xml", rss(at("/late"), at("/broken"), at("/gone"), at("/picture")));
    watch(list("- feed: " + at("/rss")));
    assertThat(read).containsExactly("/late");
    assertThat(asked).filteredOn("/broken"::equals).hasSize(4);
    assertThat(asked).filteredOn("/gone"::equals).hasSize(1);
    assertThat(givenUp())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith("/broken").contains("500"),
            line -> assertThat(line).startsWith("/gone").contains("404"));
  }

  @Test
  void endlessAndBrokenListingsCostThemselvesAlone() throws Exception {
    story("/a", "/b");
    pages.put(
        "/endless",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/xml");
          exchange.sendResponseHeaders(200, 0);
          byte[] some = new byte[10_000];
          try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
              body.write(some);
            }
          } catch (IOException e) {
            // The reader went away.
          }
        });
    page("/broken", "text/xml", "<rss><channel><item>");
    page(
        "/entity",
        "text/xml",
        "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + rss(at("/b") + "?&x;"));
    page("/good", "text/xml", rss(at("/a")));
    pages.put(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", at("/good"));
          exchange.sendResponseHeaders(301, -1);
        });
    watch(
        list(
            "- feed: " + at("/endless"),
            "- feed: " + at("/broken"),
            "- feed: " + at("/entity"),
            "- feed: " + at("/moved")));
    assertThat(read).containsExactly("/a");
    assertThat(told).anyMatch(line -> line.contains("/endless: too large"));
    assertThat(told).anyMatch(line -> line.contains("/broken: neither RSS nor Atom"));
    assertThat(told).anyMatch(line -> line.contains("/entity: neither RSS nor Atom"));
  }

  @Test
  void packedFeedsAndFeedsInOtherEncodingsAreRead() throws Exception {
    story("/a", "/b");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(rss(at("/a")).getBytes(StandardCharsets.UTF_8));
    }
    pages.put(
        "/gzip",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          send(exchange, "text/xml", packed.toByteArray());
        });
    // Says UTF-8 and is not.
    String cyrillic = rss(at("/b")).replace("<title>i</title>", "<title>Визит</title>");
    pages.put(
        "/wrong",
        exchange ->
            send(
                exchange,
                "text/xml; charset=utf-8",
                cyrillic.getBytes(java.nio.charset.Charset.forName("windows-1251"))));
    watch(list("- feed: " + at("/gzip"), "- feed: " + at("/wrong")));
    assertThat(read).containsExactlyInAnyOrder("/a", "/b");
  }

  @Test
  void aKillAtAnyMomentLosesNothingAndRepeatsNoReading() throws Exception {
    story("/a", "/b", "/c", "/d");
    page("/rss", "text/xml", rss(at("/a"), at("/b"), at("/c"), at("/d")));
    WatchList list = list("- feed: " + at("/rss"));
    assertThatThrownBy(
            () ->
                watch(
                    list,
                    QUICK,
                    (page, source) -> {
                      if (read.size() == 2) {
                        throw new IllegalStateException("killed");
                      }
                      return keep(page, source);
                    }))
        .isInstanceOf(IllegalStateException.class);
    Path file = folder.resolve("watch.jsonl");
    // The line that was being written.
    Files.writeString(file, Files.readString(file) + "{\"item\":\"http://pre");
    watch(list);
    assertThat(read).containsExactlyInAnyOrder("/a", "/b", "/c", "/d");
    watch(list);
    assertThat(read).hasSize(4);
  }

  @Test
  void aCutLastLineIsLeftOutAndADamagedOneBeforeItIsToldAndNotDropped() throws Exception {
    Path file = folder.resolve("watch.jsonl");
    String done = "{\"item\":\"http://press.example/a\",\"state\":\"DONE\",\"due\":0}\n";
    byte[] letter = "é".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.writeString(file, done + "{\"item\":\"http://press.example/caf");
    Files.write(file, new byte[] {letter[0]}, java.nio.file.StandardOpenOption.APPEND);
    try (WatchJournal journal = journal()) {
      assertThat(journal.done()).isEqualTo(1);
    }
    Files.writeString(file, "{\"item\":\"http://pre\n" + done);
    assertThatThrownBy(this::journal).hasMessageContaining("line 1 is damaged");
    Files.writeString(file, done);
    try (WatchJournal journal = journal()) {
      assertThat(journal.done()).isEqualTo(1);
    }
  }

  @Test
  void anArchiveThatCannotBeWrittenEndsTheWatchThoughOtherSourcesGoOn() throws Exception {
    story("/a");
    page("/none", "text/xml", rss());
    page("/rss", "text/xml", rss(at("/a")));
    WatchList list = list("- feed: " + at("/none"), "- feed: " + at("/rss"));
    try (WatchJournal journal = journal();
        WebFetcher web =
            new WebFetcher(
                host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                Set.of("press.example"),
                100_000,
                Duration.ofSeconds(5),
                Clock.systemUTC())) {
      Watch watch =
          new Watch(
              list,
              journal,
              web,
              QUICK,
              Clock.systemUTC(),
              (page, source) -> {
                throw new IllegalStateException("disk full");
              },
              told::add);
      assertThatThrownBy(() -> watch.run(false)).hasMessage("disk full");
      assertThat(journal.open(at("/rss"))).hasSize(1);
    }
  }

  @Test
  void aHostIsAskedOneRequestAtATimeWithPauses() throws Exception {
    story("/1", "/2", "/3", "/4");
    page("/x", "text/xml", rss(at("/1"), at("/2")));
    page("/y", "text/xml", rss(at("/3"), at("/4")));
    long start = System.nanoTime();
    watch(
        list("- feed: " + at("/x"), "- feed: " + at("/y")),
        new Watch.Patience(Duration.ofMillis(60), Duration.ofMillis(30), 3),
        this::keep);
    assertThat(mostAtOnce).hasValue(1);
    // Seven requests, robots.txt among them, have six pauses between.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(350));
    assertThat(read).hasSize(4);
  }

  @Test
  void twoWatchesCannotUseOneJournal() throws Exception {
    try (WatchJournal first = journal()) {
      assertThat(first.done()).isZero();
      assertThatThrownBy(this::journal).hasMessageContaining("another watch");
    }
  }

  @Test
  void whatWasGivenUpCanBeTriedAgain() throws Exception {
    page("/rss", "text/xml", rss(at("/a")));
    WatchList list = list("- feed: " + at("/rss"));
    watch(list);
    assertThat(givenUp()).hasSize(1);
    story("/a");
    try (WatchJournal journal = journal()) {
      journal.revive(Clock.systemUTC().instant());
    }
    watch(list);
    assertThat(read).containsExactly("/a");
    assertThat(givenUp()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x: 1                                                           | lists no sources
          sources: []                                                    | lists no sources
          "sources: [{feed: 'example.org'}]"                             | is no address
          "sources: [{link: 'https://example.org'}]"                     | "link" is unknown
          "sources: [{every: 1h}]"                                       | has no address
          "sources: [{page: 'https://example.org/'}]"                    | which links
          "sources: [{page: 'https://example.org/', links: '('}]"        | no regular expression
          "sources: [{feed: 'https://example.org/', every: soon}]"       | a time like 10m
          "sources: [{feed: 'https://a.org/'}, {feed: 'https://a.org/'}]" | listed twice
          "sources: [{feed: 'https://a.org/', page: 'https://a.org/'}]"  | two things
          "sources: ["                                                   | is not YAML, line
          """)
  void aListThatCannotBeUsedSaysWhy(String yaml, String line) throws IOException {
    Path file = folder.resolve("wrong.yaml");
    Files.writeString(file, yaml.replaceAll("^\"|\"$", ""));
    assertThatThrownBy(() -> WatchList.read(file, Set.of("en"), false))
        .isInstanceOf(WatchList.Unusable.class)
        .hasMessageContaining(line);
  }

  @Test
  void theGateIsAskedForInAllOrForOne() throws Exception {
    Path file = folder.resolve("sources.yaml");
    String sources =
        """
        sources:
        - feed: https://a.example/rss
        - {feed: 'https://b.example/rss', gate: true}
        - {feed: 'https://c.example/rss', gate: false}
        """;
    Files.writeString(file, sources);
    assertThat(gated(file, false)).containsExactly(false, true, false);
    assertThat(gated(file, true)).containsExactly(true, true, false);
    Files.writeString(file, "gate: true\n" + sources);
    assertThat(gated(file, false)).containsExactly(true, true, false);
    Files.writeString(file, "gate: maybe\n" + sources);
    assertThatThrownBy(() -> gated(file, false)).hasMessageContaining("gate is true or false");
  }

  private static List<Boolean> gated(Path file, boolean usually) throws WatchList.Unusable {
    return WatchList.read(file, Set.of("en"), usually).sources().stream()
        .map(WatchList.Watched::gated)
        .toList();
  }
}
