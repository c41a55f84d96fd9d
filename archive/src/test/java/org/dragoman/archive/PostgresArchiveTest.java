package org.dragoman.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dragoman.archive.ArchiveException.Reason;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.document.Origin;
import org.junit.jupiter.api.Test;

class PostgresArchiveTest extends ArchiveContract {

  private final LocalPostgres server = LocalPostgres.get();
  private final List<String> notices = new ArrayList<>();
  private final Map<String, String> databases = new HashMap<>();

  private String database(String name) {
    return databases.computeIfAbsent(name, key -> server.database(false));
  }

  @Override
  PostgresArchive open(String name, CopyPolicy copies) {
    return open(server.address(database(name)), name, ArchiveOptions.writing(copies, notices::add));
  }

  private PostgresArchive open(String address, String indexes, ArchiveOptions options) {
    return PostgresArchive.open(
        address, Map.of(), temporary.resolve("indexes-" + indexes), options);
  }

  private PostgresArchive openToRead(String address) {
    return open(address, "reading", ArchiveOptions.reading(notices::add));
  }

  private static void assertRefused(ThrowingCallable opening, Reason reason, String words) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("password=");
  }

  @Test
  void tablesAreMadeWhereThereAreNone() {
    String address = server.address(server.database(true));
    assertRefused(() -> openToRead(address), Reason.MISSING, "no archive");
    ArchiveOptions options = ArchiveOptions.writing(Reports.HALF_ALIKE, notices::add);
    try (Archive archive = open(address, "a", options);
        Archive other = open(address, "b", options)) {
      archive.store(Reports.report(1), Fingerprint.NONE, "r1");
      assertThat(other.find("parliament", DocumentFilter.ALL, 5).total()).isEqualTo(1);
    }
  }

  @Test
  void whatOthersStoredIsFound() {
    try (Archive one = open("archive", Reports.HALF_ALIKE);
        Archive other = openToRead(server.address(database("archive")))) {
      for (int i = 0; i < 3; i++) {
        one.store(Reports.report(i), Fingerprint.NONE, "r1");
        assertThat(other.countDocuments(DocumentFilter.ALL)).isEqualTo(i + 1);
        assertThat(other.find("parliament", DocumentFilter.ALL, 5).total()).isEqualTo(i + 1);
        assertThat(one.find("parliament", DocumentFilter.ALL, 5).total()).isEqualTo(i + 1);
      }
      Document last = Reports.report(2).document();
      one.store(
          Reports.without(last.withOrigin(Origin.UNKNOWN.withTitle("A better title"))),
          Fingerprint.NONE,
          "r2");
      assertThat(other.find("\"a better title\"", DocumentFilter.ALL, 5).total()).isEqualTo(1);
    }
  }

  @Test
  void severalProcessesStoreWhatOneStores() throws Exception {
    int documents = 60;
    List<String> expected;
    try (Archive archive = open("one", Reports.HALF_ALIKE)) {
      for (int i = 0; i < documents; i++) {
        archive.store(Reports.report(i), Reports.fingerprint(i), "r2");
      }
      expected = everything(archive);
    }
    assertThat(expected.toString()).contains("copyOf");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        int seed = writer;
        database("several");
        writers.add(
            threads.submit(
                () -> {
                  Random random = new Random(seed);
                  try (Archive archive = open("several", Reports.HALF_ALIKE)) {
                    for (int step = 0; step < 80; step++) {
                      int i = random.nextInt(documents);
                      String reader = random.nextInt(4) == 0 ? "r1" : "r2";
                      archive.store(Reports.report(i), Reports.fingerprint(i), reader);
                    }
                    for (int i = 0; i < documents; i++) {
                      archive.store(Reports.report(i), Reports.fingerprint(i), "r2");
                    }
                  }
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    try (Archive archive = open("several", Reports.HALF_ALIKE)) {
      // The last to store may have been one with the other version.
      for (int i = 0; i < documents; i++) {
        archive.store(Reports.report(i), Reports.fingerprint(i), "r2");
      }
      assertThat(everything(archive)).isEqualTo(expected);
      assertThat(archive.find("report", DocumentFilter.ALL, 1).total()).isEqualTo(documents);
    }
  }

  @Test
  void whatIsReadAnewWhileItIsTakenIsTakenAgain() {
    Findings report = Reports.report(1);
    String id = report.document().id();
    try (Archive archive = open();
        Archive other = open()) {
      archive.store(report, Fingerprint.NONE, "r1");
      archive.findings(id);
      other.store(report, Fingerprint.NONE, "r2");
      archive.reconcile(id, items -> {});
      assertThat(archive.unreconciled(9)).containsExactly(id);
      archive.findings(id);
      archive.reconcile(id, items -> {});
      assertThat(archive.unreconciled(9)).isEmpty();
    }
  }

  @Test
  void whatAnotherHasTakenMeanwhileIsNotTakenAgain() {
    Findings report = Reports.report(1);
    String id = report.document().id();
    List<String> taken = new ArrayList<>();
    try (Archive archive = open();
        Archive other = open()) {
      archive.store(report, Fingerprint.NONE, "r1");
      archive.findings(id);
      other.findings(id);
      archive.reconcile(id, items -> taken.add("one"));
      other.reconcile(id, items -> taken.add("other"));
    }
    assertThat(taken).containsExactly("one");
  }

  @Test
  void aDocumentThatGetsACopyWhileItIsTakenIsTakenAgain() {
    Findings first = Reports.without(Reports.document("1", "en", "B same story"));
    Findings copy = Reports.without(Reports.document("2", "en", "A same story"));
    String id = first.document().id();
    Fingerprint story = Reports.fingerprint("the same story of both");
    try (Archive archive = open();
        Archive other = open()) {
      archive.store(first, story, "r1");
      archive.findings(id);
      archive.reconcile(id, items -> other.store(copy, story, "r1"));
      assertThat(archive.unreconciled(9)).contains(id);
    }
  }

  @Test
  void itemsAreOthersWhereAnotherProcessHasChangedThem() {
    List<Items> given = new ArrayList<>();
    try (Archive archive = open();
        Archive other = open()) {
      archive.reconcile("", given::add);
      archive.reconcile("", given::add);
      other.reconcile("", items -> {});
      archive.reconcile("", given::add);
    }
    assertThat(given.get(1)).isSameAs(given.get(0));
    assertThat(given.get(2)).isNotSameAs(given.get(1));
  }

  @Test
  void aLostConnectionIsReplaced() {
    String database = database("archive");
    try (Archive archive = open()) {
      for (int i = 0; i < 5; i++) {
        archive.store(Reports.report(i), Fingerprint.NONE, "r1");
        assertThat(archive.countDocuments(DocumentFilter.ALL)).isEqualTo(i + 1);
        server.sql(
            "postgres",
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                + database
                + "'");
      }
      assertThat(archive.find("report", DocumentFilter.ALL, 1).total()).isEqualTo(5);
    }
  }

  @Test
  void anArchiveOfANewerVersionIsRefused() {
    open().close();
    server.sql(
        database("archive"),
        "insert into schema_history select 99, '999', description, type, script, checksum,"
            + " installed_by, installed_on, execution_time, success from schema_history limit 1");
    assertRefused(this::open, Reason.NEWER, "newer version");
    assertRefused(
        () -> openToRead(server.address(database("archive"))), Reason.NEWER, "newer version");
  }

  @Test
  void anotherDatabaseIsRefused() {
    String database = server.database(true);
    server.sql(database, "create table other (a integer)");
    ArchiveOptions options = ArchiveOptions.writing(Reports.HALF_ALIKE, notices::add);
    assertRefused(
        () -> open(server.address(database), "x", options), Reason.NOT_AN_ARCHIVE, "other tables");
  }

  @Test
  void whatStandsInTheWayIsSaidInOneLine() {
    String address = server.address(server.database(true));
    assertRefused(() -> openToRead(server.address("nowhere")), Reason.MISSING, "createdb");
    assertRefused(
        () -> openToRead(address.replaceAll("password=\\w+", "password=secret")),
        Reason.REFUSED,
        "refuses user or password");
    assertRefused(
        () -> openToRead("jdbc:postgresql://127.0.0.1:1/x?user=a&password=secret"),
        Reason.UNREACHABLE,
        "no PostgreSQL server answers at postgresql://127.0.0.1:1/x;");
    assertRefused(
        () -> openToRead("jdbc:postgresql://a:secret@127.0.0.1/x"),
        Reason.NOT_AN_ARCHIVE,
        "has the form");
    String database = server.database(true);
    server.sql(database, "create role guest login password 'guest'");
    ArchiveOptions options = ArchiveOptions.writing(Reports.HALF_ALIKE, notices::add);
    assertRefused(
        () ->
            PostgresArchive.open(
                server.address(database).replaceAll("user=.*", "user=guest"),
                Map.of("PGPASSWORD", "guest"),
                temporary,
                options),
        Reason.READ_ONLY,
        "grant create");
  }

  @Test
  void whoOnlyReadsNeedsNoMoreThanToSelect() {
    try (Archive archive = open()) {
      archive.store(Reports.report(1), Fingerprint.NONE, "r1");
    }
    String database = database("archive");
    server.sql("postgres", "create role looker login password 'looker'");
    server.sql(database, "grant select on all tables in schema public to looker");
    Map<String, String> asked = Map.of("PGUSER", "looker", "PGPASSWORD", "looker");
    String address = server.address(database).replaceAll("[?].*", "");
    try (Archive archive =
        PostgresArchive.open(
            address,
            asked,
            temporary.resolve("indexes-looker"),
            ArchiveOptions.reading(notices::add))) {
      assertThat(everything(archive)).isNotEmpty();
      assertThat(archive.find("parliament", DocumentFilter.ALL, 5).total()).isEqualTo(1);
      assertThat(archive.findings(Reports.report(1).document().id())).isPresent();
    }
    PostgresArchive writing =
        PostgresArchive.open(
            address,
            asked,
            temporary.resolve("indexes-looker"),
            ArchiveOptions.writing(Reports.HALF_ALIKE, notices::add));
    try (writing) {
      assertRefused(
          () -> writing.store(Reports.report(2), Fingerprint.NONE, "r1"),
          Reason.READ_ONLY,
          "no right");
    }
  }

  @Test
  void theAuditLogOnlyGrows() {
    try (Archive archive = open()) {
      archive.audit(
          AuditEntry.of(Instant.EPOCH, "eva", "192.0.2.7", AuditEntry.Action.LOGIN, "", null));
      for (String change :
          List.of("update audit set who = 'rolf'", "delete from audit", "truncate audit")) {
        assertThatThrownBy(() -> server.sql(database("archive"), change))
            .hasMessageContaining("only grows");
      }
      assertThat(archive.countAudited(AuditFilter.ALL)).isEqualTo(1);
    }
  }

  @Test
  void whatTheServerDoesNotTakeCostsThatDocumentOnly() {
    String database = database("archive");
    server.sql(database, "create index too_small on document (text)");
    try (Archive archive = open()) {
      archive.store(Reports.report(1), Fingerprint.NONE, "r1");
      StringBuilder text = new StringBuilder();
      new Random(1).ints(9000, 0x4E00, 0x9FA0).forEach(text::appendCodePoint);
      Findings tooLong = Reports.without(Reports.document("long", "zh", text.toString()));
      assertRefused(
          () -> archive.store(tooLong, Fingerprint.NONE, "r1"),
          Reason.TOO_LARGE,
          "does not take a text of this length");
      archive.store(Reports.report(2), Fingerprint.NONE, "r1");
      assertThat(archive.countDocuments(DocumentFilter.ALL)).isEqualTo(2);
    }
  }

  @Test
  void onlyWhatCanBeDoneAgainDoesNotWaitForTheDisk() throws SQLException {
    String database = database("archive");
    server.sql(
        database,
        """
        create table waits (item text, waits text);
        create function note() returns trigger language plpgsql as $$
        begin
          insert into waits values (new.id, current_setting('synchronous_commit'));
          return null;
        end $$;
        create trigger note after insert on item for each row execute function note()
        """);
    Findings report = Reports.report(1);
    try (Archive archive = open()) {
      archive.store(report, Fingerprint.NONE, "r1");
      archive.reconcile(report.document().id(), items -> items.put("a", "", Set.of()));
      archive.reconcile("", items -> items.put("b", "", Set.of()));
    }
    try (Connection connection = DriverManager.getConnection(server.address(database));
        Statement statement = connection.createStatement()) {
      assertThat(KeptTotalsContract.rows(statement, "select item, waits from waits order by item"))
          .containsExactly("a | off | ", "b | on | ");
    }
  }
}
