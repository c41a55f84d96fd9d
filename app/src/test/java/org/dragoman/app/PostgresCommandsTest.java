package org.dragoman.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on an archive in PostgreSQL, from a server of the test's own. */
class PostgresCommandsTest {

  private static @Nullable Process server;
  private static @Nullable BufferedReader answers;
  private static String address = "";

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws IOException {
    Process started =
        new ProcessBuilder("../archive/local-postgres", "fsync=off")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    server = started;
    BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
    answers = lines;
    String line = lines.readLine();
    if (line == null) {
      String untested = "the commands ARE NOT TESTED on PostgreSQL: it could not be started";
      System.err.println(untested);
      assertThat(System.getenv("DRAGOMAN_POSTGRES")).as(untested).isNotEqualTo("required");
      abort(untested);
    } else {
      address = line;
    }
  }

  @AfterAll
  static void stopServer() throws IOException {
    if (server != null) {
      server.outputWriter(StandardCharsets.UTF_8).close();
    }
  }

  /** Has the server do something: stop, start. */
  private static void server(String what) throws IOException {
    Writer commands = Objects.requireNonNull(server).outputWriter(StandardCharsets.UTF_8);
    commands.write(what + "\n");
    commands.flush();
    assertThat(Objects.requireNonNull(answers).readLine()).isEqualTo("done");
  }

  private static String database(String name) throws Exception {
    try (Connection connection = DriverManager.getConnection(address);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return address.replace("/postgres?", "/" + name + "?");
  }

  private record Run(int code, String out, String err) {}

  private static Run run(String... command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), command);
    return new Run(code, out.toString(), err.toString());
  }

  private List<String> export(String archive) throws IOException {
    Path file = folder.resolve("record.jsonl");
    assertThat(run("export", "-o", file.toString(), "--archive", archive).code()).isZero();
    // The header tells when it was written.
    return Files.readAllLines(file).stream().skip(1).toList();
  }

  @Test
  void twoWhoReadAtOnceMakeTheRecordThatOneMakes() throws Exception {
    String inFolder = folder.resolve("archive").toString();
    assertThat(run("read", "../samples", "--archive", inFolder).code()).isZero();
    String shared = database("shared");
    List<Run> runs = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Run>> readers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        readers.add(threads.submit(() -> run("read", "../samples", "--archive", shared)));
      }
      for (Future<Run> reader : readers) {
        runs.add(reader.get());
      }
    }
    for (Run run : runs) {
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.err()).doesNotContain("left out");
      assertThat(run.out())
          .contains("postgresql://127.0.0.1:", "/shared holds 36 documents")
          .doesNotContain("password");
    }
    List<String> expected = export(inFolder);
    List<String> record = export(shared);
    assertThat(record).filteredOn(line -> !expected.contains(line)).isEmpty();
    assertThat(record).isEqualTo(expected);
    for (String question :
        List.of("entities", "documents", "timeline AZ TR", "figures Kazakhstan", "audit")) {
      List<String> command = new ArrayList<>(List.of(question.split(" ", -1)));
      command.addAll(List.of("--archive", inFolder));
      Run here = run(command.toArray(String[]::new));
      command.set(command.size() - 1, shared);
      Run there = run(command.toArray(String[]::new));
      assertThat(there.code()).as(question + there.err()).isEqualTo(here.code());
      if (!question.equals("audit")) {
        assertThat(there.out()).as(question).isEqualTo(here.out());
      }
    }
    assertThat(run("find", "\"friendship group\"", "--archive", shared).out())
        .contains("2 documents");
    Run again = run("read", "../samples", "--archive", shared);
    assertThat(again.out()).contains("Nothing new");
    decide(shared);
    copyBack(shared);
  }

  private void copyBack(String shared) throws IOException {
    String back = folder.resolve("back").toString();
    Run copied = run("copy", shared, back);
    assertThat(copied.code()).as(copied.err()).isZero();
    assertThat(copied.out()).contains(" rows of 36 documents copied from postgresql://127.0.0.1:");
    assertThat(export(back)).isEqualTo(export(shared));
    assertThat(run("decisions", "--archive", back).out()).contains("wrong figure-");
    assertThat(run("find", "\"friendship group\"", "--archive", back).out())
        .contains("2 documents");
    Run again = run("copy", shared, back);
    assertThat(again.code()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(again.err().lines()).hasSize(1).first().asString().contains("is not empty");
    assertThat(run("copy", back, back).code()).isEqualTo(2);
  }

  private static void decide(String archive) throws Exception {
    String figure;
    try (Connection connection = DriverManager.getConnection(archive);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select min(id) from assertion where kind = 'figure'")) {
      row.next();
      figure = row.getString(1);
    }
    assertThat(run("reject", figure, "--why", "a test", "--archive", archive).code()).isZero();
    assertThat(run("decisions", "--archive", archive).out()).contains("wrong " + figure);
    assertThat(run("show", figure, "--archive", archive).out()).contains("rejected");
  }

  @Test
  void whatStandsInTheWayIsOneLineWithoutThePassword() throws Exception {
    String missing = address.replace("/postgres?", "/nowhere?");
    for (String archive :
        List.of(
            missing,
            database("empty"),
            address.replaceAll("password=\\w+", "password=secret"),
            "jdbc:postgresql://127.0.0.1:1/x?user=a&password=secret",
            "jdbc:postgresql://a:secret@127.0.0.1/x",
            "postgresql://a:secret@127.0.0.1/x",
            "jdbc:mysql://127.0.0.1/x?password=secret")) {
      for (String command : List.of("documents", "mcp", "decisions")) {
        Run run = run(command, "--archive", archive);
        assertThat(run.code()).as(run.err()).isBetween(2, 3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().findFirst().orElse(""))
            .matches(".*(archive|database|server|Invalid value).*");
        assertThat(run.err()).doesNotContain("secret", "Exception", "\tat ");
      }
    }
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    for (int i = 0; i < 1200 && !done.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(done.getAsBoolean()).isTrue();
  }

  private static long documents(String archive) {
    try (Connection connection = DriverManager.getConnection(archive);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from document")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      // No tables yet, or no server.
      return 0;
    }
  }

  @Test
  void aBatchThatLosesItsServerEndsInOneLineAndTheNextCompletesIt() throws Exception {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    for (int i = 0; i < 200; i++) {
      Files.writeString(
          inputs.resolve(i + ".txt"),
          "Visit number " + i + "\n\nThe minister of Norway visited Lima on 3 May 2022.\n");
    }
    String archive = database("batch");
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Run> batch =
          thread.submit(() -> run("read", inputs.toString(), "-t", "1", "--archive", archive));
      await(() -> documents(archive) > 3);
      server("stop");
      try {
        Run ended = batch.get();
        assertThat(ended.code()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(ended.err().lines().filter(line -> !line.endsWith(" inputs")))
            .singleElement()
            .asString()
            .startsWith("dragoman: ")
            .contains("server answers at postgresql://127.0.0.1:")
            .doesNotContain("password", "Exception");
      } finally {
        server("start");
      }
    }
    assertThat(documents(archive)).isBetween(4L, 199L);
    Run next = run("read", inputs.toString(), "--archive", archive);
    assertThat(next.code()).as(next.err()).isZero();
    assertThat(next.out()).contains("already in the archive");
    assertThat(documents(archive)).isEqualTo(200);
    String inFolder = folder.resolve("whole").toString();
    assertThat(run("read", inputs.toString(), "--archive", inFolder).code()).isZero();
    assertThat(export(archive)).isEqualTo(export(inFolder));
  }

  @Test
  void aWatchWaitsForItsServer() throws Exception {
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String at = "http://localhost:" + site.getAddress().getPort();
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    site.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          byte[] page =
              (path.equals("/robots.txt")
                      ? ""
                      : path.equals("/list")
                          ? "<a href='/item-1'>1</a><a href='/item-2'>2</a>"
                          : "<h1>Visit "
                              + path
                              + "</h1><p>The minister of Norway visited Lima on 3 May 2022.</p>")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length == 0 ? -1 : page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
          if (path.equals("/item-1")) {
            server("stop");
          }
        });
    site.start();
    Path sources = folder.resolve("sources.yaml");
    Files.writeString(sources, "sources: [{page: '" + at + "/list', links: /item}]\n");
    String archive = database("watched_" + System.nanoTime());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Thread watch =
        new Thread(
            () ->
                Main.run(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    "watch",
                    sources.toString(),
                    "--allow-host",
                    "localhost",
                    "--archive",
                    archive));
    try {
      watch.start();
      await(() -> err.toString().contains("the watch waits"));
      assertThat(err.toString())
          .contains("postgresql://127.0.0.1:")
          .doesNotContain("password", "Exception");
      server("start");
      await(() -> documents(archive) == 2);
      assertThat(asked).containsOnlyOnce("/item-1", "/item-2");
    } finally {
      watch.interrupt();
      watch.join();
      site.stop(0);
      server("start");
    }
    Run given = run("watch", "--given-up", "--archive", archive);
    assertThat(given.out()).contains("2 read, 0 given up");
    Path journal = ArchivePlace.of(archive, System.getenv(), "Linux").local("watch.jsonl");
    for (String name : List.of("watch.jsonl", "alerts.jsonl")) {
      Files.deleteIfExists(journal.resolveSibling(name));
      Files.deleteIfExists(journal.resolveSibling(name + ".lock"));
    }
    Files.delete(journal.resolveSibling(""));
  }

  @Test
  void theDeskSaysThatItsServerIsGoneAndGoesOnWhenItIsBack() throws Exception {
    String archive = database("served");
    StringWriter out = new StringWriter();
    Thread serve =
        new Thread(
            () ->
                Main.run(
                    new PrintWriter(out, true),
                    new PrintWriter(new StringWriter()),
                    "serve",
                    "--port",
                    "0",
                    "--archive",
                    archive));
    try (HttpClient client = HttpClient.newHttpClient()) {
      serve.start();
      await(() -> out.toString().contains("Ctrl-C"));
      String desk = out.toString().replaceFirst("(?s).*(http://\\S+)/\\s.*", "$1");
      assertThat(get(client, desk + "/api/documents").statusCode()).isEqualTo(200);
      server("stop");
      try {
        for (String path : List.of("/api/documents", "/api/search?q=lima", "/api/home")) {
          HttpResponse<String> gone = get(client, desk + path);
          assertThat(gone.statusCode()).as(path).isEqualTo(503);
          assertThat(gone.body())
              .contains("The archive cannot be used", "server answers at postgresql:")
              .doesNotContain("password", "Exception");
        }
      } finally {
        server("start");
      }
      for (String path : List.of("/api/documents", "/api/search?q=lima", "/api/home")) {
        assertThat(get(client, desk + path).statusCode()).as(path).isEqualTo(200);
      }
    } finally {
      serve.interrupt();
      serve.join();
    }
  }

  private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
