package org.dragoman.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.dragoman.archive.ArchiveException.Reason;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Problem;
import org.dragoman.record.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTransferTest {

  /** Every column of every table, in an order that both databases have. */
  private static final Map<String, String> TABLES =
      Map.ofEntries(
          Map.entry("document", "number"),
          Map.entry("fingerprint", "document"),
          Map.entry("band", "band_key, document"),
          Map.entry("copy", "document"),
          Map.entry("entity", "id"),
          Map.entry("entity_name", "document, entity, text, language, script"),
          Map.entry("appearance", "document, entity"),
          Map.entry("assertion", "document, place"),
          Map.entry("assertion_entity", "entity, document, place"),
          Map.entry("position", "document, place"),
          Map.entry("problem", "document, span_start, what"),
          Map.entry("input", "finished, uri"),
          Map.entry("item", "id"),
          Map.entry("item_key", "item_key, item"),
          Map.entry("item_link", "one, other"),
          Map.entry("item_use", "document, subject"),
          Map.entry("record_entity", "id"),
          Map.entry("decision", "number"),
          Map.entry("citation", "document, citing, cited"),
          Map.entry("telling", "document"),
          Map.entry("telling_key", "telling_key, document"),
          Map.entry("translation", "one, other"),
          Map.entry("audit", "number"),
          Map.entry("known_name", "record, text, language, script"),
          Map.entry("known_document", "record, document"),
          Map.entry("known_entity", "id"),
          Map.entry("kind_total", "kind"),
          Map.entry("figure_group", "cluster"),
          Map.entry("citation_total", "citing, cited"));

  @TempDir Path temporary;

  private final LocalPostgres server = LocalPostgres.get();
  private final String database = server.address(server.database(true));

  private SqliteArchive folder(String name) {
    return SqliteArchive.open(
        temporary.resolve(name), ArchiveOptions.writing(Reports.HALF_ALIKE, notice -> {}));
  }

  private PostgresArchive database() {
    return PostgresArchive.open(
        database,
        Map.of(),
        temporary.resolve("indexes"),
        ArchiveOptions.writing(Reports.HALF_ALIKE, notice -> {}));
  }

  /** An archive with something in every table. */
  private static void fill(Archive archive) {
    Random random = new Random(5);
    for (int i = 0; i < 12; i++) {
      Findings report = Reports.report(i);
      archive.store(report, Reports.fingerprint(i), "r1");
      if (i < 9) {
        KeptTotalsContract.reconcile(archive, report, random);
      }
    }
    archive.store(KeptTotalsContract.positions(), Fingerprint.NONE, "r1");
    Document odd = Reports.document("odd", "en", "a\u0000b \u202E\uFDD0𐤀𝄞 O'Neil; \\");
    archive.store(
        new Findings(
            odd,
            List.of(),
            List.of(retold(odd)),
            List.of(new Problem(new Span(1, 2), "not \u0000 read"))),
        Fingerprint.NONE,
        "r1");
    String first = Reports.report(1).document().id();
    archive.reconcile(
        odd.id(),
        items -> {
          items.originates(odd.id(), "somebody");
          items.tell(odd.id(), "a line", Set.of("d1"));
          items.translations(odd.id(), Map.of(first, "2 dates"));
          items.put("item-x", "x", Set.of("k1", "k2"));
          items.put("item-y", "y", Set.of("k1"));
          items.link("item-x", "item-y", 1);
        });
    archive.leaveOut(Reports.report(2).document().id(), "a defect");
    archive.decide(
        new Decision(
            0,
            Decision.Kind.WRONG,
            "position-0",
            null,
            null,
            null,
            "why",
            "editor",
            Instant.EPOCH));
    archive.audit(
        AuditEntry.of(Instant.EPOCH, "eva", "192.0.2.7", AuditEntry.Action.LOGIN, "", null));
    for (int i = 0; i < 3; i++) {
      archive.note(
          new InputOutcome(
              "run",
              URI.create("file:///" + i),
              InputOutcome.Outcome.DONE,
              null,
              null,
              Instant.ofEpochSecond(9 - i)));
    }
    archive.flush();
  }

  /** Something that one has from another. */
  private static Assertion retold(Document document) {
    return new Mention(
        Provenance.reported(
            "mention-odd",
            Evidence.in(document, new Span(0, 1)),
            List.of(new Link("Agency", null, null, null), new Link("Paper", null, null, null)),
            0.9,
            "test"),
        "place-odd",
        EntityType.PLACE);
  }

  private static Map<String, List<String>> rows(String address) throws SQLException {
    Map<String, List<String>> rows = new TreeMap<>();
    try (Connection plain = DriverManager.getConnection(address);
        Connection connection =
            address.startsWith(PostgresServer.PREFIX) ? WholeStrings.over(plain) : plain) {
      for (Map.Entry<String, String> table : TABLES.entrySet()) {
        rows.put(table.getKey(), rows(connection, table.getKey(), table.getValue()));
      }
    }
    return rows;
  }

  private static List<String> rows(Connection connection, String table, String order)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select * from " + table + " order by " + order);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Map<String, String> columns = new TreeMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          Object value = row.getObject(i);
          columns.put(
              row.getMetaData().getColumnLabel(i),
              value instanceof byte[] bytes
                  ? HexFormat.of().formatHex(bytes)
                  : String.valueOf(value));
        }
        // SQLite does not show it unless asked.
        columns.remove("rowid");
        rows.add(columns.toString());
      }
    }
    return rows;
  }

  private String sqlite(String name) {
    return "jdbc:sqlite:" + temporary.resolve(name).resolve("dragoman.db");
  }

  @Test
  void nothingIsLostOnTheWayToPostgresAndBack() throws SQLException {
    List<String> record;
    List<InputOutcome> outcomes;
    try (Archive one = folder("one");
        Archive other = database();
        Archive back = folder("back")) {
      fill(one);
      record = ArchiveContract.everything(one);
      outcomes = one.outcomes("run");
      long rows = ArchiveTransfer.rows(one);
      List<Long> progress = new ArrayList<>();
      assertThat(ArchiveTransfer.copy(one, other, progress::add)).isEqualTo(rows);
      assertThat(progress).isSorted().endsWith(rows);
      assertThat(ArchiveTransfer.copy(other, back, done -> {})).isEqualTo(rows);
      for (Archive each : List.of(other, back)) {
        assertThat(ArchiveContract.everything(each)).isEqualTo(record);
        assertThat(each.outcomes("run")).hasSize(3).isEqualTo(outcomes);
      }
      assertThat(other.find("report", DocumentFilter.ALL, 1).total()).isEqualTo(12);
    }
    Map<String, List<String>> expected = rows(sqlite("one"));
    assertThat(expected).allSatisfy((table, lines) -> assertThat(lines).as(table).isNotEmpty());
    assertThat(rows(database)).isEqualTo(expected);
    assertThat(rows(sqlite("back"))).isEqualTo(expected);
  }

  @Test
  void theCopyIsWrittenToAsTheFirstWas() throws SQLException {
    try (Archive one = folder("one");
        Archive other = database();
        Archive back = folder("back")) {
      fill(one);
      ArchiveTransfer.copy(one, other, done -> {});
      ArchiveTransfer.copy(other, back, done -> {});
      back.reindex(done -> {});
      for (Archive each : List.of(one, other, back)) {
        each.store(Reports.report(1), Reports.fingerprint(1), "r2");
        each.store(Reports.report(50), Reports.fingerprint(50), "r1");
        KeptTotalsContract.reconcile(each, Reports.report(50), new Random(3));
        each.note(
            new InputOutcome(
                "run",
                URI.create("file:///later"),
                InputOutcome.Outcome.DONE,
                null,
                null,
                Instant.EPOCH));
        each.flush();
        assertThat(each.outcomes("run")).hasSize(4).last().asString().contains("later");
        assertThat(each.find("report", DocumentFilter.ALL, 1).total()).isEqualTo(13);
        assertThat(ArchiveContract.everything(each)).isEqualTo(ArchiveContract.everything(one));
        assertThat(each.entities(Optional.empty(), 0, 99))
            .isEqualTo(one.entities(Optional.empty(), 0, 99));
      }
    }
    for (String address : List.of(sqlite("back"), database)) {
      try (Connection connection = DriverManager.getConnection(address);
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute("delete from audit"))
            .as("the triggers are back")
            .hasMessageContaining("only grows");
      }
    }
  }

  @Test
  void anArchiveThatHoldsSomethingIsNotCopiedInto() {
    try (Archive one = folder("one");
        Archive other = database()) {
      fill(one);
      other.audit(
          AuditEntry.of(Instant.EPOCH, "eva", "192.0.2.7", AuditEntry.Action.LOGIN, "", null));
      assertThatThrownBy(() -> ArchiveTransfer.copy(one, other, done -> {}))
          .isInstanceOfSatisfying(
              ArchiveException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_AN_ARCHIVE))
          .hasMessageContaining("is not empty");
      assertThat(other.countDocuments(DocumentFilter.ALL)).isZero();
      assertThat(one.countDocuments(DocumentFilter.ALL)).isEqualTo(14);
    }
  }

  @Test
  void whatIsInterruptedLeavesTheOtherEmpty() {
    try (Archive one = folder("one");
        Archive other = database();
        Archive another = folder("another")) {
      fill(one);
      for (Archive each : List.of(other, another)) {
        assertThatThrownBy(
                () ->
                    ArchiveTransfer.copy(
                        one,
                        each,
                        done -> {
                          if (done > 300) {
                            throw new IllegalStateException("interrupted");
                          }
                        }))
            .hasMessage("interrupted");
        assertThat(ArchiveTransfer.rows(each)).isZero();
        assertThat(ArchiveTransfer.copy(one, each, done -> {})).isPositive();
        assertThat(ArchiveContract.everything(each)).isEqualTo(ArchiveContract.everything(one));
      }
    }
  }
}
