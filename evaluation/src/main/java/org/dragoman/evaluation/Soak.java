package org.dragoman.evaluation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dragoman.app.ArchivePlace;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.document.Document;

/**
 * Has {@code dragoman watch} read a press that never ends, and looks whether it stays as it was:
 * its memory in use and its open files in the last third of the time beside those in the first.
 * Then it is killed, and the archive must be whole and be completed by the next watch.
 *
 * <p>The press stands on this machine: each feed lists its last items, and gets a new one now and
 * then. All else is the program as users run it, with the reader's model.
 */
public final class Soak {

  private static final int LISTED = 10;

  /** What is in use may grow by so much: the record's caches, classes that are loaded late. */
  private static final double GROWTH = 1.25;

  private static final int MORE_FILES = 10;

  private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> newest = new ConcurrentHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private String site = "";

  private Soak() {}

  /** What was seen of the process at one moment. */
  private record Seen(double minutes, long heap, long resident, long files) {}

  /**
   * Arguments: a folder of documents, how many minutes, how many feeds, seconds between two new
   * items, and perhaps the address of an archive in PostgreSQL.
   */
  public static void main(String[] arguments) throws Exception {
    Soak soak = new Soak();
    List<String> given = Arrays.asList(arguments);
    System.exit(
        soak.run(
                Path.of(given.get(0)),
                Double.parseDouble(given.get(1)),
                Integer.parseInt(given.get(2)),
                Double.parseDouble(given.get(3)),
                given.size() > 4 ? given.get(4) : "")
            ? 0
            : 1);
  }

  private boolean run(Path samples, double minutes, int feeds, double every, String address)
      throws Exception {
    try (Stream<Path> files = Files.list(samples)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".txt")) {
          texts.add(Files.readString(file));
        }
      }
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    site = "http://localhost:" + server.getAddress().getPort();
    Path folder = Files.createTempDirectory("dragoman-soak");
    List<String> list = new ArrayList<>(List.of("every: 10s", "sources:"));
    for (int feed = 0; feed < feeds; feed++) {
      newest.put("/" + feed, 0);
      list.add("  - feed: " + site + "/" + feed);
    }
    Path sources = Files.write(folder.resolve("sources.yaml"), list);
    String archive = address.isEmpty() ? folder.resolve("archive").toString() : address;
    try {
      Process watch = start(folder, sources, archive);
      List<Seen> seen = soak(watch, minutes, feeds, every);
      boolean lives = watch.isAlive();
      watch.destroyForcibly().waitFor();
      System.out.println(lives ? "killed" : "it had ended by itself");
      boolean whole = isWhole(archive, "after the kill", false);
      Process last = start(folder, sources, archive, "--once");
      boolean ended = last.waitFor(10, TimeUnit.MINUTES) && last.exitValue() == 0;
      last.destroyForcibly().waitFor();
      boolean steady = isSteady(seen);
      boolean completed = isWhole(archive, "completed", true);
      return steady && lives && whole && ended && completed;
    } finally {
      server.stop(0);
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  // The press

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String type = "text/plain; charset=utf-8";
    String text;
    if (path.equals("/robots.txt")) {
      text = "User-agent: *\nAllow: /\n";
    } else if (path.matches("/\\d+")) {
      type = "application/rss+xml";
      text = rss(path, newest.getOrDefault(path, 0));
    } else {
      asked.add(site + path);
      // No two alike, or they would be copies.
      String story = texts.get(Math.floorMod(path.hashCode(), texts.size()));
      text = story.strip() + "\n\nThe note " + path.replace('/', ' ') + " was added.\n";
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String rss(String feed, int newest) {
    StringBuilder xml =
        new StringBuilder(
            "<rss version='2.0'><channel><title>t</title><link>/</link><description>d</description>");
    for (int item = Math.max(0, newest - LISTED); item < newest; item++) {
      xml.append("<item><title>i</title><link>").append(feed).append("/item-").append(item);
      xml.append("</link></item>");
    }
    return xml.append("</channel></rss>").toString();
  }

  // The watch

  private static Process start(Path folder, Path sources, String archive, String... more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx600m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.dragoman.app.Main",
                "watch",
                sources.toString(),
                "--allow-host",
                "localhost",
                "--archive",
                archive));
    Collections.addAll(command, more);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
    return builder
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private List<Seen> soak(Process watch, double minutes, int feeds, double every)
      throws IOException, InterruptedException {
    List<Seen> all = new ArrayList<>();
    long start = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "%8s %10s %12s %8s %8s%n",
        "minute",
        "in use MB",
        "resident MB",
        "files",
        "read");
    long next = 0;
    while (watch.isAlive()) {
      double past = (System.nanoTime() - start) / 60e9;
      if (past > minutes) {
        break;
      }
      long due = (long) (past * 60 / every);
      for (; next < due; next++) {
        newest.merge("/" + next % feeds, 1, Integer::sum);
      }
      if (past >= (all.size() + 1) * minutes / 30) {
        Seen now = look(watch, past);
        all.add(now);
        System.out.printf(
            Locale.ROOT,
            "%8.1f %10.1f %12.1f %8d %8d%n",
            now.minutes(),
            now.heap() / 1e6,
            now.resident() / 1e3,
            now.files(),
            asked.size());
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return all;
  }

  private static Seen look(Process watch, double minutes) throws IOException, InterruptedException {
    long resident;
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + watch.pid() + "/status"))) {
      resident =
          lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0);
    }
    long files;
    try (Stream<Path> open = Files.list(Path.of("/proc/" + watch.pid() + "/fd"))) {
      files = open.count();
    }
    return new Seen(minutes, inUse(watch), resident, files);
  }

  /** The bytes of a process's heap that are in use: its virtual machine collects garbage first. */
  private static long inUse(Process watch) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asked =
        new ProcessBuilder(jcmd.toString(), Long.toString(watch.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor();
    Matcher total = TOTAL.matcher(answer);
    return total.find() ? Long.parseLong(total.group(1)) : 0;
  }

  // What is looked at afterwards

  private static boolean isSteady(List<Seen> seen) {
    if (seen.size() < 9) {
      System.out.println("too few moments to compare");
      return false;
    }
    // The first tenth is the start.
    List<Seen> early = seen.subList(seen.size() / 10, seen.size() / 3);
    List<Seen> late = seen.subList(seen.size() * 2 / 3, seen.size());
    double grown = median(late, Seen::heap) / Math.max(1, median(early, Seen::heap));
    double resident = median(late, Seen::resident) / Math.max(1, median(early, Seen::resident));
    double more = median(late, Seen::files) - median(early, Seen::files);
    System.out.printf(
        Locale.ROOT,
        "last third beside the first: heap in use %.2f times, resident memory %.2f times, %+.0f open"
            + " files%n",
        grown,
        resident,
        more);
    return grown > 0 && grown <= GROWTH && more <= MORE_FILES;
  }

  private static double median(List<Seen> seen, java.util.function.ToLongFunction<Seen> what) {
    long[] values = seen.stream().mapToLong(what).sorted().toArray();
    return values[values.length / 2];
  }

  /** Whether every quote is the slice of its text, and whether what was listed is there once. */
  private boolean isWhole(String archive, String when, boolean complete) {
    Map<String, Document> documents = new HashMap<>();
    Set<String> addresses = new HashSet<>();
    long wrong = 0;
    long assertions = 0;
    long twice = 0;
    try (Archive opened = ArchivePlace.of(archive).open(ArchiveOptions.reading(notice -> {}));
        Archive.Snapshot snapshot = opened.snapshot()) {
      try (Stream<Document> all = snapshot.documents().map(line -> line.document())) {
        for (Document document : (Iterable<Document>) all::iterator) {
          documents.put(document.id(), document);
          twice += addresses.add(document.uri().toString()) ? 0 : 1;
        }
      }
      try (Stream<Assertion> all = snapshot.assertions()) {
        for (Assertion assertion : (Iterable<Assertion>) all::iterator) {
          assertions++;
          for (Evidence evidence : assertion.provenance().evidence()) {
            Document document = documents.get(evidence.document());
            if (document == null
                || !document.text().slice(evidence.span()).equals(evidence.quote())) {
              wrong++;
            }
          }
        }
      }
    }
    Set<String> missing = new HashSet<>(asked);
    missing.removeAll(addresses);
    long listed = newest.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(
        Locale.ROOT,
        "%s: %d documents of %d items, %d assertions, %d with wrong words, %d documents twice, %d"
            + " asked for and not there%n",
        when,
        documents.size(),
        listed,
        assertions,
        wrong,
        twice,
        missing.size());
    return wrong == 0 && twice == 0 && (!complete || missing.isEmpty()) && !documents.isEmpty();
  }
}
