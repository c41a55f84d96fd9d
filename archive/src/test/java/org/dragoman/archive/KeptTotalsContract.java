package org.dragoman.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.document.Origin;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The totals that are kept are those that counting gives, whatever was written in which order. */
abstract class KeptTotalsContract {

  @TempDir Path temporary;

  /** What is kept, and how it would be counted. */
  private static final Map<String, String> COUNTED =
      Map.of(
          "select id, mentions, documents from known_entity order by id",
          """
          select record, sum(mentions), count(distinct document) from (
            select coalesce((select i.cluster from item_use u join item i on i.id = u.item
                where u.document = n.document and u.subject = n.entity), n.entity) as record,
              n.document, n.mentions
            from (select document, entity, mentions from entity_name
              union all select document, entity, 0 from appearance) n) k
          group by record order by record
          """,
          "select record, text, language, script, mentions from known_name order by 1, 2, 3, 4",
          """
          select record, text, language, script, sum(mentions) from (
            select coalesce((select i.cluster from item_use u join item i on i.id = u.item
                where u.document = n.document and u.subject = n.entity), n.entity) as record,
              n.document, n.text, n.language, n.script, n.mentions from entity_name n) k
          group by record, text, language, script order by 1, 2, 3, 4
          """,
          "select kind, assertions from kind_total order by kind",
          "select kind, count(*) from assertion group by kind order by kind",
          "select cluster, measure, members, contested from figure_group order by cluster",
          """
          select cluster, 'MEMBERS', count(*), count(case when status = 'CONTESTED' then 1 end) from item
          where id >= 'figure-' and id < 'figure.' and cluster is not null
          group by cluster order by cluster
          """,
          "select citing, cited, documents from citation_total order by 1, 2",
          "select citing, cited, count(*) from citation group by citing, cited order by 1, 2",
          "select count(*) from assertion_entity e join assertion a"
              + " on a.document = e.document and a.place = e.place where a.kind = e.kind",
          "select count(*) from assertion_entity");

  static List<String> rows(Statement statement, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          line.append(row.getString(i)).append(" | ");
        }
        rows.add(line.toString());
      }
    }
    return rows;
  }

  /** Opens an archive to write to it, the same each time in a test. */
  abstract Archive open();

  /** A connection to its database. */
  abstract Connection connection() throws SQLException;

  /** Makes its tables as an earlier version of the program had them. */
  abstract void makeTables(String version);

  final void assertKeptIsCounted(String after) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> each : COUNTED.entrySet()) {
        assertThat(rows(statement, each.getKey()))
            .as(each.getKey() + " after " + after)
            .isEqualTo(rows(statement, each.getValue()));
      }
    }
  }

  /** Takes a document into the record in some arbitrary way. */
  static void reconcile(Archive archive, Findings findings, Random random) {
    String document = findings.document().id();
    archive.reconcile(
        document,
        items -> {
          Set<String> left = items.forget(document);
          for (Entity entity : findings.entities()) {
            String cluster = "place-" + random.nextInt(3);
            use(items, document, entity.id(), "item-" + entity.id(), cluster, left);
            items.describe(new Entity(cluster, EntityType.PLACE, cluster, null, List.of(), null));
          }
          for (Assertion assertion : findings.assertions()) {
            if (assertion instanceof Figure figure) {
              String id = figure.id();
              use(items, document, id, id, "figure-group-" + random.nextInt(9), left);
              items.mark(id, random.nextBoolean() ? Status.CONTESTED : Status.REPORTED);
            }
          }
          left.forEach(items::remove);
        });
  }

  private static void use(
      Items items, String document, String subject, String item, String cluster, Set<String> left) {
    if (items.body(item).isEmpty()) {
      items.put(item, "MEMBERS\u001F1", Set.of("key"));
    }
    items.use(document, subject, item, "somebody");
    items.assign(item, cluster);
    left.remove(item);
  }

  @Test
  void whatIsKeptIsWhatCountingGives() throws SQLException {
    Random random = new Random(7);
    try (Archive archive = open()) {
      for (int step = 0; step < 60; step++) {
        int number = random.nextInt(12);
        Findings report = Reports.report(number);
        // An earlier reading found only a part of it.
        int kept = random.nextInt(report.assertions().size());
        Findings read =
            step % 3 == 0
                ? new Findings(
                    report.document(),
                    report.entities().subList(0, report.entities().size() / 2),
                    report.assertions().subList(0, kept),
                    List.of())
                : report;
        archive.store(read, Fingerprint.NONE, "reader " + step % 2);
        archive.flush();
        assertKeptIsCounted("storing, step " + step);
        if (random.nextInt(3) > 0) {
          reconcile(archive, archive.findings(report.document().id()).orElseThrow(), random);
          archive.flush();
          assertKeptIsCounted("reconciling, step " + step);
        }
      }
      assertThat(archive.entities(Optional.of(EntityType.PLACE), 0, 50)).isNotEmpty();
      archive.forgetRecord();
      archive.flush();
      assertKeptIsCounted("forgetting the record");
    }
  }

  static Findings positions() {
    Document document =
        Reports.document("law", "tr", "İstanbul Meclisi ırmak için karar aldı; Senate too.");
    List<Assertion> told = new ArrayList<>();
    String[] bodies = {"İstanbul Meclisi", "Senate"};
    for (int i = 0; i < 2; i++) {
      int start = document.text().toString().indexOf(bodies[i]);
      told.add(
          new Position(
              Provenance.reported(
                  "position-" + i,
                  Evidence.in(document, new Span(start, start + bodies[i].length())),
                  List.of(),
                  0.9,
                  "test"),
              bodies[i],
              Position.Instrument.LAW,
              Position.PositionAct.ADOPTED,
              "support",
              i == 0 ? "IRMAK" : "rivers",
              new Edtf(i == 0 ? "2020-05" : "2021"),
              null));
    }
    Entity body =
        new Entity(
            "body-i",
            EntityType.BODY,
            bodies[0],
            "TR",
            List.of(new EntityName(bodies[0], "tr", "Latn", 1)),
            null);
    return new Findings(document, List.of(body), told, List.of());
  }

  private static List<String> ids(Archive archive, PositionFilter filter) {
    return archive.positions(filter, 0, 10).stream().map(Assertion::id).toList();
  }

  private static Decision decision(
      Decision.Kind kind, @Nullable String field, @Nullable String value) {
    return new Decision(0, kind, "position-0", null, field, value, "why", "editor", Instant.EPOCH);
  }

  @Test
  void positionsAreFoundAsEditorsLeftThem() {
    PositionFilter body =
        new PositionFilter("İSTANBUL", "", "", Optional.empty(), Optional.empty());
    PositionFilter rivers =
        new PositionFilter("", "Rivers", "", Optional.empty(), Optional.empty());
    PositionFilter early =
        new PositionFilter("", "", "", Optional.empty(), Optional.of(LocalDate.of(2020, 12, 31)));
    try (Archive archive = open()) {
      archive.store(positions(), Fingerprint.NONE, "r1");
      assertThat(ids(archive, PositionFilter.ALL)).containsExactly("position-1", "position-0");
      assertThat(ids(archive, body)).containsExactly("position-0");
      assertThat(ids(archive, early)).containsExactly("position-0");
      assertThat(archive.positionsByCountry(PositionFilter.ALL))
          .containsExactly(Map.entry("", 1L), Map.entry("TR", 1L));

      archive.decide(decision(Decision.Kind.CORRECTED, "topic", "rivers of the north"));
      assertThat(ids(archive, rivers)).containsExactly("position-1", "position-0");
      long rejected = archive.decide(decision(Decision.Kind.WRONG, null, null));
      assertThat(ids(archive, PositionFilter.ALL)).containsExactly("position-1");
      assertThat(archive.positionsByCountry(PositionFilter.ALL)).doesNotContainKey("TR");

      // Reading again changes nothing of it, taking back does.
      archive.store(positions(), Fingerprint.NONE, "r2");
      assertThat(ids(archive, PositionFilter.ALL)).containsExactly("position-1");
      archive.decide(
          new Decision(
              0,
              Decision.Kind.WITHDRAWN,
              Long.toString(rejected),
              null,
              null,
              null,
              "why",
              "editor",
              Instant.EPOCH));
      assertThat(ids(archive, rivers)).containsExactly("position-1", "position-0");
    }
  }

  @Test
  void theQueueOfAllKindsIsThatOfEachKindMerged() {
    try (Archive archive = open()) {
      archive.store(positions(), Fingerprint.NONE, "r1");
      archive.store(Reports.report(1), Fingerprint.NONE, "r1");
      List<String> kinds = List.of("position", "figure");
      List<String> whole = archive.undecided(kinds, 0, 100).stream().map(Assertion::id).toList();
      assertThat(whole).hasSize((int) archive.countUndecided(kinds)).isSorted();
      List<String> paged = new ArrayList<>();
      for (int offset = 0; offset < whole.size(); offset += 3) {
        archive.undecided(kinds, offset, 3).forEach(one -> paged.add(one.id()));
      }
      assertThat(paged).isEqualTo(whole);
      archive.decide(decision(Decision.Kind.RIGHT, null, null));
      assertThat(archive.countUndecided(kinds)).isEqualTo(whole.size() - 1);
      assertThat(archive.undecided(kinds, 0, 100)).hasSize(whole.size() - 1);
    }
  }

  /** Letters of four bytes that do not shrink: more than a row of an index holds. */
  private static String unshrinkable(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      text.appendCodePoint(0x20000 + random.nextInt(40_000));
    }
    return text.toString();
  }

  private static Findings longNames(int seed, String begin) {
    String name = begin + unshrinkable(seed);
    Document report = Reports.document("x", "en", name + " and " + name + "b");
    Document document =
        new Document(
            "doc-" + seed,
            URI.create("https://example.org/" + name),
            report.text(),
            "en",
            "Hani",
            new Origin(name, name, name, name, null, null),
            report.sections(),
            null);
    Provenance provenance =
        Provenance.reported(
            "position-" + seed,
            Evidence.in(document, new Span(0, 9)),
            List.of(
                new Link(name, null, null, null),
                new Link(name + "b", null, null, null),
                new Link(name + "c", null, null, null)),
            0.9,
            "test");
    Assertion position =
        new Position(
            provenance,
            name + "d",
            Position.Instrument.LAW,
            Position.PositionAct.ADOPTED,
            name,
            name,
            null,
            null);
    Entity person =
        new Entity(
            "person-" + seed,
            EntityType.PERSON,
            name,
            null,
            List.of(
                new EntityName(name, "en", "Hani", 1), new EntityName(name + "b", "en", "Hani", 2)),
            null);
    return new Findings(document, List.of(person), List.of(position), List.of());
  }

  @Test
  void namesAndAddressesMayBeOfAnyLength() throws SQLException {
    String begin = unshrinkable(0);
    List<Findings> all = List.of(longNames(1, ""), longNames(2, begin), longNames(3, begin));
    Map<String, String> addresses = new TreeMap<>();
    try (Archive archive = open()) {
      for (Findings findings : all) {
        Document document = findings.document();
        addresses.put(document.uri().toString(), document.id());
        archive.store(findings, Fingerprint.NONE, "r1");
        archive.store(findings, Fingerprint.NONE, "r2");
        String name = findings.entities().get(0).label();
        String item = "item-" + document.id();
        archive.reconcile(
            document.id(),
            items -> {
              items.put(item, "a line", Set.of(name, name + "b", "short"));
              items.use(document.id(), findings.entities().get(0).id(), item, "somebody");
              items.assign(item, "record-" + document.id());
              items.describe(
                  new Entity(
                      "record-" + document.id(), EntityType.PERSON, name, null, List.of(), null));
              items.tell(document.id(), "a line", Set.of(name, name + "b"));
              assertThat(items.filedUnder(List.of(name))).contains(item);
            });
        archive.flush();
        assertKeptIsCounted("storing names of any length");
        assertThat(archive.document(document.id()).orElseThrow().document()).isEqualTo(document);
        assertThat(archive.lookUpDocuments(document.uri().toString()))
            .extracting(DocumentSummary::id)
            .containsExactly(document.id());
        assertThat(archive.entitiesNamed(name, 5))
            .anyMatch(found -> found.entity().id().equals("record-" + document.id()));
        assertThat(archive.itemsUnder(List.of(name))).contains(item);
      }
      assertThat(archive.itemsUnder(List.of("short"))).hasSize(3);
      assertThat(archive.documents(DocumentFilter.ALL, 0, 9))
          .extracting(DocumentSummary::id)
          .containsExactlyElementsOf(addresses.values());
      assertThat(archive.citations(9)).hasSize(6);
      assertThat(archive.positions(PositionFilter.ALL, 0, 9)).hasSize(3);
    }
  }

  @Test
  void longKeysOfAnEarlierVersionAreCut() throws SQLException {
    makeTables("8");
    String name = "a".repeat(2600);
    List<String> keys =
        List.of(
            "entity_name.name_key",
            "known_name.name_key",
            "entity.label_key",
            "record_entity.label_key",
            "document.publisher_key",
            "item_key.item_key",
            "telling_key.telling_key",
            "assertion_entity.entity");
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      for (String written :
          List.of(
              "insert into archive select 'one' where not exists (select 1 from archive)",
              "insert into document (number, id, uri, file_name, language, script, text, sections,"
                  + " cites, reader, change, cluster, publisher, publisher_key) values"
                  + " (1, 'doc-1', 'x:NAME', 'NAME', 'en', 'Latn', 'a', '', 0, 'r', 1, 1, 'NAME',"
                  + " 'NAME')",
              "insert into entity values ('place-a', 'PLACE', 'NAME', 'NAME', null, null)",
              "insert into entity_name (document, entity, text, language, script, mentions,"
                  + " name_key) values (1, 'place-a', 'NAME', 'en', 'Latn', 3, 'NAME')",
              "insert into appearance (document, entity) values (1, 'place-a')",
              "insert into item values ('item-a', '', 'place-b', 'REPORTED')",
              "insert into item_key values ('NAMEx', 'item-a'), ('NAMEy', 'item-a')",
              "insert into telling values (1, '')",
              "insert into telling_key values ('NAMEx', 1), ('NAMEy', 1)",
              "insert into record_entity values ('place-b', 'PLACE', 'NAME', 'NAME', null, null)",
              "insert into assertion values (1, 0, 'mention-1', 'mention', '{}', 1)",
              "insert into assertion_entity (entity, document, place, kind)"
                  + " values ('NAME', 1, 0, 'mention')",
              "insert into citation values (1, 'NAME', 'y', 2)")) {
        statement.executeUpdate(written.replace("NAME", name));
      }
    }
    try (Archive archive = open()) {
      assertThat(archive.entitiesNamed(name, 9)).hasSize(2);
      assertThat(archive.itemsUnder(List.of(name))).containsExactly("item-a");
      assertThat(archive.lookUpDocuments("x:" + name)).hasSize(1);
    }
    assertKeptIsCounted("the migration");
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      for (String key : keys) {
        String table = key.replaceFirst("[.].*", "");
        String column = key.replaceFirst(".*[.]", "");
        assertThat(
                rows(
                    statement,
                    "select length(" + column + "), count(*) from " + table + " group by 1"))
            .as(key)
            .containsExactly("500 | 1 | ");
      }
    }
  }
}
