package org.dragoman.evaluation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.dragoman.intake.watch.Watch;
import org.dragoman.intake.watch.WatchJournal;
import org.dragoman.intake.watch.WatchList;
import org.dragoman.intake.web.WebFetcher;

/**
 * Watches many feeds of a press that has everything wrong with it, is killed in the middle, and
 * must still read every good item exactly once.
 *
 * <p>The press stands on this machine, each feed at a host of its own. The watch is a process of
 * its own, without the reader's model: what is read is written down, as an archive would.
 */
public final class WatchLoad {

  private static final int ITEMS = 4;
  private static final int LARGEST = 1_000_000;

  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  private int port;

  private WatchLoad() {}

  /** Arguments: how many feeds; or {@code --watch FOLDER}, which is the killed process. */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("--watch")) {
      watch(Path.of(arguments[1]));
      return;
    }
    System.exit(new WatchLoad().measure(Integer.parseInt(arguments[0])) ? 0 : 1);
  }

  // The press

  private static String host(int feed) {
    return "h" + feed + ".press.example";
  }

  private String at(int feed, String path) {
    return "http://" + host(feed) + ":" + port + path;
  }

  /** What is wrong with a feed, by its number. */
  private static boolean isLost(int feed) {
    return feed % 50 >= 45 && feed % 50 <= 48;
  }

  private static boolean isGood(int feed, int item) {
    // Of each tenth feed one item is endless, one is gone.
    return !isLost(feed) && !(feed % 10 == 9 && item < 2);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestHeaders().getFirst("Host");
    int feed = Integer.parseInt(name.substring(1, name.indexOf('.')));
    String path = exchange.getRequestURI().getPath();
    int times = asked.computeIfAbsent(feed + path, key -> new AtomicInteger()).incrementAndGet();
    atOnce.incrementAndGet();
    try (exchange) {
      if (path.equals("/robots.txt")) {
        text(exchange, "text/plain", "User-agent: *\nDisallow: /private/\n", "UTF-8");
      } else if (path.startsWith("/item/")) {
        item(exchange, feed, Integer.parseInt(path.substring(6)), times);
      } else {
        feed(exchange, feed, path);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      atOnce.decrementAndGet();
    }
  }

  private void feed(HttpExchange exchange, int feed, String path)
      throws IOException, InterruptedException {
    switch (feed % 50) {
      case 45 -> endless(exchange, 0);
      case 46 -> exchange.sendResponseHeaders(404, -1);
      case 47 -> text(exchange, "text/xml", "<rss><channel><item><title>Broken", "UTF-8");
      case 48 -> endless(exchange, 200);
      default -> {
        switch (feed % 10) {
          case 4 -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
              gzip.write(rss(feed).getBytes(StandardCharsets.UTF_8));
            }
            bytes(exchange, "application/rss+xml", out.toByteArray());
          }
          case 5 -> text(exchange, "text/xml; charset=utf-8", rss(feed), "windows-1251");
          case 6 -> {
            if (path.equals("/rss")) {
              exchange.getResponseHeaders().set("Location", "/moved");
              exchange.sendResponseHeaders(301, -1);
            } else {
              text(exchange, "text/xml", rss(feed), "UTF-8");
            }
          }
          case 8 -> {
            Thread.sleep(500 + feed % 7 * 300L);
            text(exchange, "text/xml", rss(feed), "UTF-8");
          }
          default -> text(exchange, "text/xml", rss(feed), "UTF-8");
        }
      }
    }
  }

  private void item(HttpExchange exchange, int feed, int item, int times)
      throws IOException, InterruptedException {
    if (feed % 10 == 9 && item == 0) {
      endless(exchange, 0);
    } else if (feed % 10 == 9 && item == 1) {
      exchange.sendResponseHeaders(410, -1);
    } else if (feed % 10 == 7 && times < 3) {
      exchange.sendResponseHeaders(times == 1 ? 503 : 429, -1);
    } else if (feed % 10 == 3 && times == 1) {
      // Breaks off in the middle.
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      exchange.sendResponseHeaders(200, 10_000);
      exchange.getResponseBody().write(new byte[100]);
      throw new IOException("broken off");
    } else {
      if (feed % 10 == 8) {
        Thread.sleep(200);
      }
      text(exchange, "text/html", "<h1>Item " + item + "</h1><p>Of feed " + feed, "UTF-8");
    }
  }

  private String rss(int feed) {
    StringBuilder xml =
        new StringBuilder("<rss version='2.0'><channel><title>Пресса</title><link>/</link>");
    xml.append("<description>d</description>");
    for (int item = 0; item < ITEMS; item++) {
      xml.append("<item><title>Новость</title><link>")
          .append(at(feed, "/item/" + item))
          .append("</link></item>");
    }
    return xml.append("</channel></rss>").toString();
  }

  private static void text(HttpExchange exchange, String type, String text, String charset)
      throws IOException {
    bytes(exchange, type, text.getBytes(Charset.forName(charset)));
  }

  private static void bytes(HttpExchange exchange, String type, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** As fast as it is taken, or dripping. */
  private static void endless(HttpExchange exchange, long pause)
      throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, 0);
    byte[] some = new byte[pause == 0 ? 50_000 : 1];
    try (OutputStream body = exchange.getResponseBody()) {
      while (true) {
        body.write(some);
        body.flush();
        Thread.sleep(pause);
      }
    }
  }

  // The measuring

  private boolean measure(int feeds) throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    port = server.getAddress().getPort();
    Path folder = Files.createTempDirectory("watch-load");
    List<String> lines = new ArrayList<>(List.of("sources:"));
    Set<String> good = new HashSet<>();
    for (int feed = 0; feed < feeds; feed++) {
      lines.add("  - feed: " + at(feed, "/rss"));
      for (int item = 0; item < ITEMS; item++) {
        if (isGood(feed, item)) {
          good.add(at(feed, "/item/" + item));
        }
      }
    }
    Files.write(folder.resolve("sources.yaml"), lines);
    System.out.println(feeds + " feeds, " + good.size() + " good items");
    long start = System.nanoTime();
    Process first = start(folder);
    while (first.isAlive() && kept(folder).size() < good.size() * 2 / 5) {
      Thread.sleep(20);
    }
    long most = peak(first);
    first.destroyForcibly().waitFor();
    System.out.printf(
        Locale.ROOT, "killed after %d items, %.1f s%n", kept(folder).size(), since(start));
    Process second = start(folder);
    while (!second.waitFor(100, TimeUnit.MILLISECONDS)) {
      most = Math.max(most, peak(second));
      if (since(start) > 300) {
        second.destroyForcibly();
        System.out.println("it hangs");
        return false;
      }
    }
    List<String> kept = kept(folder);
    Set<String> different = new HashSet<>(kept);
    Set<String> lost = new HashSet<>(good);
    lost.removeAll(different);
    Set<String> wrong = new HashSet<>(different);
    wrong.removeAll(good);
    System.out.printf(
        Locale.ROOT,
        "ended with %d after %.1f s; kept %d, lost %d, twice %d, not good %d; most memory %d MB%n",
        second.exitValue(),
        since(start),
        different.size(),
        lost.size(),
        kept.size() - different.size(),
        wrong.size(),
        most / 1024);
    lost.stream().limit(5).forEach(one -> System.out.println("lost " + one));
    server.stop(0);
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    return lost.isEmpty()
        && wrong.isEmpty()
        && kept.size() == different.size()
        && most <= 512 * 1024;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            WatchLoad.class.getName(),
            "--watch",
            folder.toString())
        .inheritIO()
        .start();
  }

  /** The most memory that a process had, in kB; 0 where the system does not tell. */
  private static long peak(Process process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }

  private static List<String> kept(Path folder) throws IOException {
    Path file = folder.resolve("kept");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  // The watch that is killed

  private static void watch(Path folder) throws Exception {
    WatchList list = WatchList.read(folder.resolve("sources.yaml"), Set.of(), false);
    Set<String> hosts = new HashSet<>();
    list.sources().forEach(source -> hosts.add(source.address().replaceAll("http://|:.*", "")));
    Set<String> known = new HashSet<>(kept(folder));
    try (WatchJournal journal = WatchJournal.open(folder.resolve("watch.jsonl"));
        WebFetcher web =
            new WebFetcher(
                host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                hosts,
                LARGEST,
                Duration.ofSeconds(5),
                Clock.systemUTC())) {
      new Watch(
              list,
              journal,
              web,
              new Watch.Patience(Duration.ofMillis(50), Duration.ofMillis(300), 4),
              Clock.systemUTC(),
              (page, source) -> {
                synchronized (known) {
                  // As an archive, which knows what it holds.
                  if (known.add(page.uri().toString())) {
                    try {
                      Files.writeString(
                          folder.resolve("kept"),
                          page.uri() + "\n",
                          StandardOpenOption.CREATE,
                          StandardOpenOption.APPEND);
                    } catch (IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  }
                }
                return Optional.empty();
              },
              line -> {})
          .run(true);
    }
  }
}
