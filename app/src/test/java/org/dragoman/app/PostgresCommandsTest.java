package org.dragoman.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on an archive in PostgreSQL, from a server of the test's own. */
class PostgresCommandsTest {

  private static @Nullable Process server;
  private static String address = "";

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws IOException {
    Process started =
        new ProcessBuilder("../archive/local-postgres", "fsync=off")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    server = started;
    String line = started.inputReader(StandardCharsets.UTF_8).readLine();
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
}
