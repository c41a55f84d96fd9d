package org.dragoman.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.dragoman.app.Dragoman;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.PostgresArchive;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.interchange.RecordJson;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;
import org.dragoman.reconciliation.Sort;
import org.dragoman.reconciliation.cluster.Likeness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a cluster gives the record that one machine gives, also where it loses a process. */
class SameRecordTest {

  /** Small work is quicker without code made for it. */
  private static final List<String> SMALL =
      List.of(
          "--conf",
          "spark.sql.codegen.wholeStage=false",
          "--conf",
          "spark.sql.codegen.factoryMode=NO_CODEGEN",
          "--conf",
          "spark.sql.shuffle.partitions=2");

  /** What must be the same down to the rows. */
  private static final List<String> KEPT =
      List.of(
          "select id, body, cluster, status from item",
          "select item_key, item from item_key",
          "select one, other, likeness from item_link",
          "select d.id, u.subject, u.item, u.origin from item_use u"
              + " join document d on d.number = u.document",
          "select d.id, t.body from telling t join document d on d.number = t.document",
          "select d.id, o.id, c.kind, c.why from copy c join document d on d.number = c.document"
              + " join document o on o.number = c.original",
          "select id, origin, case when reconciled = change then 1 else 0 end from document",
          "select uri, outcome, stage, reason from input");

  @TempDir private static Path folder;
  private static Path inputs;
  private static Path here;

  @BeforeAll
  static void readOnOneMachine() throws IOException, InterruptedException {
    inputs = Files.createDirectory(folder.resolve("inputs"));
    try (Stream<Path> samples = Files.list(Path.of("../samples"))) {
      for (Path sample : samples.filter(Files::isRegularFile).toList()) {
        Inputs.sample(sample.getFileName().toString(), inputs);
      }
    }
    // The same visits told again, and one page word by word.
    Inputs.webArchive(inputs.resolve("a.warc.gz"), 0, 4);
    for (int i = 0; i < 3; i++) {
      Files.writeString(inputs.resolve("copy" + i + ".html"), Inputs.page(i / 2));
    }
    here = folder.resolve("here");
    Path home = Path.of(System.getProperty("user.home"));
    try (Reader reader = Reader.open(ModelPack.locate(ModelPack.cache(System.getenv(), home)));
        Dragoman dragoman =
            Dragoman.open(here, reader, IntakeLimits.DEFAULT, Clock.systemUTC(), notice -> {})) {
      dragoman.read(List.of(inputs.toString()), InputStream.nullInputStream(), 2, ending -> {});
      dragoman.reconcile(done -> {}, leftOut -> {});
    }
  }

  private static void run(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(SMALL);
    StringWriter err = new StringWriter();
    PrintWriter out = new PrintWriter(new StringWriter());
    int code = Main.run(out, new PrintWriter(err), all.toArray(String[]::new));
    assertThat(code).as("%s: %s", all, err).isZero();
  }

  @Test
  void theRecordIsThatOfOneMachineDownToItsLinksThoughAnExecutorIsKilled() throws Exception {
    Path read = folder.resolve("read");
    Path archive = folder.resolve("there");
    readWithAKill(read);
    // Keys of more than three things are laid out in cells.
    run("reconcile", "--input", read.toString(), "--together", "3", "--master", "local[2]");
    run("load", "--input", read.toString(), "--archive", archive.toString());
    assertThat(export(archive)).isEqualTo(export(here)).hasSizeGreaterThan(2_000);
    for (String kept : KEPT) {
      assertThat(rows(archive, kept)).as(kept).isEqualTo(rows(here, kept)).isNotEmpty();
    }
    likenessesDoNotDependOnOrder();
    // Loading again changes nothing.
    run("load", "--input", read.toString(), "--archive", archive.toString());
    assertThat(export(archive)).isEqualTo(export(here));
    loadIntoPostgres(read.toString());
  }

  private static void loadIntoPostgres(String read) throws IOException, SQLException {
    Process server =
        new ProcessBuilder("../archive/local-postgres", "fsync=off")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String address = server.inputReader(StandardCharsets.UTF_8).readLine();
      if (address == null) {
        String untested = "loading INTO POSTGRESQL IS NOT TESTED: it could not be started";
        System.err.println(untested);
        assertThat(System.getenv("DRAGOMAN_POSTGRES")).as(untested).isNotEqualTo("required");
        return;
      }
      for (int time = 0; time < 2; time++) {
        run("load", "--input", read, "--archive", address);
        try (Archive opened =
            PostgresArchive.open(
                address,
                Map.of(),
                folder.resolve("indexes"),
                ArchiveOptions.reading(notice -> {}))) {
          assertThat(export(opened)).isEqualTo(export(here));
          assertThat(opened.countUnreconciled()).isZero();
        }
        try (Connection database = DriverManager.getConnection(address)) {
          // That it was read is noted each time.
          for (String kept : time == 0 ? KEPT : List.<String>of()) {
            assertThat(rows(database, kept)).as(kept).isEqualTo(rows(here, kept));
          }
        }
      }
    } finally {
      server.outputWriter(StandardCharsets.UTF_8).close();
    }
  }

  private static void readWithAKill(Path read) throws Exception {
    Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    CompletableFuture<Void> reading =
        CompletableFuture.runAsync(
            () ->
                run(
                    "read",
                    "--input",
                    inputs.toString(),
                    "--output",
                    read.toString(),
                    "--piece",
                    "1",
                    "--master",
                    "local-cluster[2,1,1024]",
                    "--conf",
                    "spark.executor.extraClassPath=" + System.getProperty("java.class.path")));
    String killed = "";
    while (killed.isEmpty() && !reading.isDone()) {
      Thread.sleep(20);
      // Both executors are in the midst of a piece, so that whichever is killed leaves one undone.
      if (Files.isDirectory(read) && begun(read).size() > 1) {
        killed = killOne().map(dead -> "killed " + dead).orElse("");
      }
    }
    reading.join();
    assertThat(killed).startsWith("killed");
  }

  private static List<String> begun(Path read) throws IOException {
    try (Stream<Path> all = Files.list(read)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("unfinished-piece"))
          .toList();
    }
  }

  private static Optional<Long> killOne() {
    Optional<ProcessHandle> executor =
        ProcessHandle.current()
            .descendants()
            .filter(process -> process.info().command().orElse("").endsWith("java"))
            .findFirst();
    return executor.filter(ProcessHandle::destroyForcibly).map(ProcessHandle::pid);
  }

  /** The export's lines in one order, without its header. */
  private static List<String> export(Path archive) {
    try (Archive opened = SqliteArchive.open(archive, ArchiveOptions.reading(notice -> {}))) {
      return export(opened);
    }
  }

  private static List<String> export(Archive archive) {
    List<String> lines = new ArrayList<>();
    try (Archive.Snapshot snapshot = archive.snapshot()) {
      snapshot.documents().forEach(line -> lines.add(RecordJson.write(line)));
      snapshot.entities().forEach(entity -> lines.add(RecordJson.write(entity)));
      snapshot.assertions().forEach(assertion -> lines.add(RecordJson.write(assertion)));
    }
    Collections.sort(lines);
    return lines;
  }

  private static List<String> rows(Path archive, String query) throws SQLException {
    try (Connection database =
        DriverManager.getConnection("jdbc:sqlite:" + archive.resolve("dragoman.db"))) {
      return rows(database, query);
    }
  }

  private static List<String> rows(Connection database, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getObject(i)));
        }
        rows.add(String.join(" | ", row));
      }
    }
    Collections.sort(rows);
    return rows;
  }

  private static void likenessesDoNotDependOnOrder() throws SQLException {
    List<String[]> items =
        rows(here, "select id, body from item").stream().map(row -> row.split(" \\| ", 2)).toList();
    for (Sort sort : Sort.values()) {
      areSymmetric(
          sort.likeness(),
          items.stream().filter(item -> Sort.of(item[0]) == sort).map(item -> item[1]).toList());
    }
  }

  private static <T> void areSymmetric(Likeness<T> likeness, List<String> lines) {
    List<T> things = lines.stream().map(likeness::read).toList();
    assertThat(things).isNotEmpty();
    for (int i = 0; i < things.size(); i++) {
      T one = things.get(i);
      Set<String> sought = likeness.sought(one);
      for (T other : things.subList(0, i)) {
        assertThat(areMet(sought, likeness.keys(other)))
            .as("%s finds %s", one, other)
            .isEqualTo(areMet(likeness.keys(one), likeness.sought(other)));
        if (areMet(sought, likeness.keys(other))) {
          assertThat(likeness.likeness(one, other))
              .as("%s and %s", one, other)
              .isCloseTo(likeness.likeness(other, one), within(1e-9));
        }
      }
    }
  }

  private static boolean areMet(Set<String> some, Set<String> others) {
    return !Collections.disjoint(new HashSet<>(some), others);
  }
}
