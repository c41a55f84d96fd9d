package org.dragoman.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Measures how long the desk's calls take while several users look around in it at once.
 *
 * <p>Each user asks one call after another, of all in turn, about things drawn from the archive,
 * and pauses between two of them for half to one and a half times the given time. Times are from
 * the request to the last byte. Arguments: address, users, calls of each user, pause in
 * milliseconds, the most that the 95th percentile of each call may be in milliseconds. Exits with 1
 * where one is more, or a call fails.
 */
public final class DeskLoad {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String address;
  private final Map<String, ConcurrentLinkedQueue<Double>> times = new LinkedHashMap<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final Map<String, Supplier<String>> calls = new LinkedHashMap<>();

  private DeskLoad(String address) {
    this.address = address;
  }

  /** Measures and prints a line for each call. */
  public static void main(String[] arguments) throws Exception {
    DeskLoad load = new DeskLoad(arguments[0]);
    int users = Integer.parseInt(arguments[1]);
    int each = Integer.parseInt(arguments[2]);
    long pause = Long.parseLong(arguments[3]);
    double most = Double.parseDouble(arguments[4]);
    load.prepare();
    // Once through everything, as after some minutes of work.
    load.run(2, load.calls.size(), 0);
    load.times.values().forEach(ConcurrentLinkedQueue::clear);
    long start = System.nanoTime();
    load.run(users, each, pause);
    boolean kept = load.print(users, pause, (System.nanoTime() - start) / 1e9, most);
    System.exit(kept && load.failures.isEmpty() ? 0 : 1);
  }

  private JsonNode ask(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request(path).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": " + answer.statusCode());
    }
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + "/api" + path))
        .header("Accept", "application/json")
        .timeout(Duration.ofSeconds(60));
  }

  private static String any(List<String> all) {
    return all.get(ThreadLocalRandom.current().nextInt(all.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<String> texts(String path, String list, String field)
      throws IOException, InterruptedException {
    JsonNode answer = ask(path);
    List<String> texts = new ArrayList<>();
    (list.isEmpty() ? answer : answer.path(list))
        .forEach(
            one -> {
              String text = one.path(field).asText("");
              if (!text.isEmpty()) {
                texts.add(text);
              }
            });
    if (texts.isEmpty()) {
      throw new IOException(path + " names nothing to go on with");
    }
    return texts;
  }

  /** What is looked at: drawn from all over the archive, and the things that are named most. */
  private void prepare() throws IOException, InterruptedException {
    Random random = new Random(3);
    long documents = ask("/documents?limit=1").path("total").asLong();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      long offset = (long) (random.nextDouble() * Math.max(1, documents - 20));
      ids.addAll(texts("/documents?limit=20&offset=" + offset, "items", "id"));
    }
    List<String> persons = texts("/entities?type=person&limit=200", "items", "id");
    List<String> bodies = texts("/entities?type=body&limit=100", "items", "id");
    List<String> places = texts("/entities?type=place&limit=100", "items", "id");
    List<String> names =
        texts(
            "/entities?type=person&limit=200&offset="
                + ask("/entities?type=person&limit=1").path("total").asLong() / 3,
            "items",
            "label");
    List<String> countries = texts("/entities?type=place&limit=60", "items", "country");
    List<String> placeNames = texts("/entities?type=place&limit=60", "items", "label");
    List<String> reports = new ArrayList<>();
    ask("/entities/" + persons.get(0))
        .path("stories")
        .forEach(
            story -> {
              List<String> told = new ArrayList<>();
              story.path("reports").forEach(report -> told.add(report.asText()));
              reports.add(String.join(",", told.subList(0, Math.min(20, told.size()))));
            });
    List<String> assertions = texts("/review?limit=200", "items", "id");
    List<String> topics = texts("/positions?limit=100", "items", "topic");
    List<String> words = List.of("harbour", "visitors railway", "\"water trade\"", "museum -sport");
    calls.put("home", () -> "/home");
    calls.put("suggest", () -> "/suggest?q=" + encoded(start(any(names))));
    calls.put("search", () -> "/search?q=" + encoded(any(words)));
    calls.put("search a name", () -> "/search?q=" + encoded(any(names)));
    calls.put("documents", () -> "/documents?offset=" + any(List.of("0", "50", "1000", "5000")));
    calls.put("documents in Russian", () -> "/documents?language=ru&since=2019");
    calls.put("document", () -> "/documents/" + any(ids));
    calls.put("entities", () -> "/entities?offset=" + any(List.of("0", "50", "1000")));
    calls.put("entities, bodies", () -> "/entities?type=body");
    calls.put("person", () -> "/entities/" + any(persons));
    calls.put("body", () -> "/entities/" + any(bodies));
    calls.put("place", () -> "/entities/" + any(places));
    calls.put("why", () -> "/entities/" + any(persons) + "/why");
    calls.put("two countries", () -> "/timeline?a=" + any(countries) + "&b=" + any(countries));
    calls.put("one country", () -> "/timeline?a=" + any(countries));
    calls.put("one country, people", () -> "/timeline/people?a=" + any(countries));
    calls.put("one country, figures", () -> "/timeline/figures?a=" + any(countries));
    calls.put("figures", () -> "/figures?offset=" + any(List.of("0", "20", "200")));
    calls.put("figures, killed", () -> "/figures?measure=killed");
    calls.put("figures about", () -> "/figures?topic=" + encoded(any(placeNames)));
    calls.put("positions", () -> "/positions");
    calls.put("positions on", () -> "/positions?topic=" + encoded(any(topics)));
    calls.put("sources", () -> "/sources");
    calls.put("reports of an event", () -> "/assertions?ids=" + any(reports));
    calls.put("assertion", () -> "/assertions/" + any(assertions));
    calls.put("review", () -> "/review?offset=" + any(List.of("0", "20", "100")));
    calls.put("review, figures", () -> "/review?kind=figure");
    calls.put("decisions", () -> "/decisions");
    calls.put("session", () -> "/session");
    calls.put("openapi", () -> "/openapi.json");
    calls.keySet().forEach(name -> times.put(name, new ConcurrentLinkedQueue<>()));
  }

  private static String start(String name) {
    return name.substring(0, Math.min(name.length(), 3 + ThreadLocalRandom.current().nextInt(4)));
  }

  private void run(int users, int each, long pause) throws Exception {
    try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int user = 0; user < users; user++) {
        int first = user;
        all.add(
            together.submit(
                () -> {
                  user(first, each, pause);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private void user(int first, int each, long pause) throws InterruptedException {
    List<String> names = List.copyOf(calls.keySet());
    for (int i = 0; i < each; i++) {
      if (pause > 0) {
        Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
      }
      String name = names.get((first * 5 + i) % names.size());
      Supplier<String> call = calls.get(name);
      ConcurrentLinkedQueue<Double> taken = times.get(name);
      if (call == null || taken == null) {
        throw new IllegalStateException(name);
      }
      String path = call.get();
      long start = System.nanoTime();
      try {
        HttpResponse<byte[]> answer =
            client.send(
                request(path).header("Accept-Encoding", "gzip").build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
          failures.add(path + ": " + answer.statusCode());
        }
      } catch (IOException e) {
        failures.add(path + ": " + e.getMessage());
      }
      taken.add((System.nanoTime() - start) / 1e6);
    }
  }

  private boolean print(int users, long pause, double seconds, double most) {
    boolean kept = true;
    long calls = times.values().stream().mapToLong(ConcurrentLinkedQueue::size).sum();
    System.out.printf(
        Locale.ROOT,
        "%d users, %d ms between two calls of each, %d calls in %.0f s%n%-22s %6s %8s %8s %8s %8s%n",
        users,
        pause,
        calls,
        seconds,
        "call",
        "calls",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "max ms");
    for (Map.Entry<String, ConcurrentLinkedQueue<Double>> each : times.entrySet()) {
      List<Double> sorted = each.getValue().stream().sorted().toList();
      if (sorted.isEmpty()) {
        continue;
      }
      double p95 = at(sorted, 0.95);
      kept &= p95 <= most;
      System.out.printf(
          Locale.ROOT,
          "%-22s %6d %8.1f %8.1f %8.1f %8.1f%s%n",
          each.getKey(),
          sorted.size(),
          at(sorted, 0.5),
          p95,
          at(sorted, 0.99),
          sorted.get(sorted.size() - 1),
          p95 > most ? "  over " + Math.round(most) : "");
    }
    failures.stream().limit(10).forEach(failure -> System.out.println("failed: " + failure));
    if (!failures.isEmpty()) {
      System.out.println(failures.size() + " calls failed");
    }
    return kept;
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share)));
  }
}
