package org.dragoman.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.dragoman.archive.Archive.Stored;
import org.dragoman.archive.CopyPolicy.Story;
import org.dragoman.archive.Dialect.Lock;
import org.dragoman.interchange.RecordJson;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.document.Origin;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.reading.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents through one connection: each whole or not at all. Not thread-safe.
 *
 * <p>Each document has a savepoint of its own; some dozens share a transaction, because committing
 * costs more than storing. {@link #commit} ends one early.
 */
final class DocumentWriter implements AutoCloseable {

  /** By place, kind and id: the order in which a document's assertions are kept and given. */
  static final Comparator<Assertion> ORDER =
      Comparator.<Assertion>comparingInt(a -> a.provenance().evidence().get(0).span().start())
          .thenComparing(RecordJson::kindOf)
          .thenComparing(Assertion::id);

  private static final String ADD_ASSERTION =
      "insert into assertion (document, place, id, kind, body, confidence)"
          + " values (?, ?, ?, ?, ?, ?)";
  private static final String ADD_ASSERTION_ENTITY =
      "insert into assertion_entity (entity, document, place, kind) values (?, ?, ?, ?)";
  private static final String ADD_BAND =
      "insert into band (band_key, document) values (?, ?) on conflict do nothing";
  private static final String ADD_APPEARANCE =
      "insert into appearance (document, entity, country) values (?, ?, ?)";
  private static final String ADD_NAME =
      "insert into entity_name (document, entity, text, language, script, mentions, name_key)"
          + " values (?, ?, ?, ?, ?, ?, ?)";
  private static final String ADD_CITATION =
      "insert into citation (document, citing, cited, times) values (?, ?, ?, ?)";
  private static final String ADD_ENTITY =
      "insert into entity (id, type, label, label_key, country, parent) values (?, ?, ?, ?, ?, ?)"
          + " on conflict do nothing";

  /** Apart from adding it, so that what stays as it is keeps no other writer waiting. */
  private static final String CHANGE_ENTITY =
      """
      update entity set type = ?, label = ?, label_key = ?, country = ?, parent = ? where id = ?
        and (type <> ? or label <> ? or country is distinct from ? or parent is distinct from ?)
      """;

  private static final String ADD_PROBLEM =
      "insert into problem (document, span_start, span_end, stage, what) values (?, ?, ?, ?, ?)";

  /** How long a transaction stays open at most while documents come in: what a kill can undo. */
  private static final long LONGEST_NANOSECONDS = 250_000_000;

  private final Dialect dialect;
  private final Statements statements;
  private final CopyClusters copies;
  private ItemTables items;
  private int together;
  private long begun;
  private long lastChange;
  private long lastTurn;

  DocumentWriter(Connection connection, CopyPolicy policy, Dialect dialect) throws SQLException {
    this.dialect = dialect;
    this.statements = new Statements(connection);
    this.copies = new CopyClusters(statements, policy);
    this.items = new ItemTables(statements, copies, dialect);
    dialect.prepare(statements);
    this.lastChange = statements.number("select max(change) from document");
  }

  private record Existing(long number, String reader, long change) {}

  /** The change number of what was written last. */
  long lastChange() {
    return lastChange;
  }

  Optional<String> readerOf(String documentId) throws SQLException {
    return existing(documentId).map(Existing::reader);
  }

  private Optional<Existing> existing(String documentId) throws SQLException {
    return statements.first(
        row -> new Existing(row.getLong(1), row.getString(2), row.getLong(3)),
        "select number, reader, change from document where id = ?",
        documentId);
  }

  /**
   * Prepares the lines of assertions in their order: the part of storing that needs no database.
   */
  static List<Row> rows(Findings findings) {
    List<Assertion> ordered = new ArrayList<>(findings.assertions());
    ordered.sort(ORDER);
    Map<String, String> byName = byName(findings.entities());
    List<Row> rows = new ArrayList<>(ordered.size());
    String last = null;
    for (Assertion assertion : ordered) {
      // The same id is the same content: said once.
      if (!assertion.id().equals(last)) {
        rows.add(
            new Row(
                assertion.id(),
                RecordJson.kindOf(assertion),
                RecordJson.write(assertion),
                entitiesOf(assertion, byName),
                assertion.provenance().confidence(),
                assertion.provenance().attribution()));
      }
      last = assertion.id();
    }
    return rows;
  }

  record Row(
      String id,
      String kind,
      String body,
      Set<String> entities,
      double confidence,
      List<Link> chain) {}

  Stored store(Findings findings, List<Row> rows, Fingerprint fingerprint, String reader)
      throws SQLException {
    Document document = findings.document();
    Optional<Existing> existing = existing(document.id());
    if (existing.isPresent() && existing.get().reader().equals(reader)) {
      return Stored.UNCHANGED;
    }
    boolean cites = Story.cites(findings);
    wholly(
        () -> {
          Set<String> before = Set.of();
          long number;
          if (existing.isPresent()) {
            dialect.lock(statements, Lock.RECORD);
            dialect.lock(statements, Lock.STORIES);
            number = existing.get().number();
            before = clear(number);
            update(number, firstChange(existing.get().change()), document, cites, reader);
          } else {
            number = dialect.nextDocument(statements);
            insert(number, firstChange(-number), document, cites, reader);
          }
          fingerprint(number, fingerprint);
          entities(number, findings.entities());
          assertions(number, rows);
          citations(number, rows);
          problems(number, findings.problems());
          forgetUnused(before);
          dialect.lock(statements, Lock.STORIES);
          copies.join(number, new Story(document, fingerprint, cites), existing.isPresent());
          lastChange = settledChange(number);
        });
    return existing.isPresent() ? Stored.REPLACED : Stored.ADDED;
  }

  /**
   * The number of a change. Where others write as well, another stands there until it is settled:
   * changes must become visible in the order of their numbers, and the lock for that is kept short.
   */
  private long firstChange(long meanwhile) throws SQLException {
    return dialect.isShared()
        ? meanwhile
        : 1 + statements.number("select max(change) from document");
  }

  private long settledChange(long number) throws SQLException {
    if (dialect.isShared()) {
      statements.execute(
          "update document set change = (select greatest(max(change), 0) + 1 from document)"
              + " where number = ?",
          number);
    }
    return statements.number("select change from document where number = ?", number);
  }

  private void insert(long number, long change, Document document, boolean cites, String reader)
      throws SQLException {
    Origin origin = document.origin();
    statements.execute(
        """
        insert into document (number, id, uri, file_name, title, language, script, publisher,
          publisher_key, byline, place, published, published_basis, published_first,
          published_last, retrieved, text, sections, cites, reader, change, cluster, canonical,
          versions)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        number,
        document.id(),
        document.uri().toString(),
        DocumentRows.fileName(document.uri()),
        origin.title(),
        document.language(),
        document.script(),
        origin.publisher(),
        key(origin.publisher()),
        origin.byline(),
        origin.place(),
        DocumentRows.text(origin.published()),
        basis(origin),
        DocumentRows.first(origin.published()),
        DocumentRows.last(origin.published()),
        DocumentRows.text(document.retrieved()),
        document.text().toString(),
        DocumentRows.sections(document.sections()),
        cites ? 1 : 0,
        reader,
        change,
        number,
        DocumentRows.text(origin.canonical()),
        DocumentRows.versions(origin.versions()));
  }

  /** Where it came from and its text are the same: the id is made of them. */
  private void update(long number, long change, Document document, boolean cites, String reader)
      throws SQLException {
    Origin origin = document.origin();
    statements.execute(
        """
        update document set title = ?, language = ?, script = ?, publisher = ?,
          publisher_key = ?, byline = ?, place = ?, published = ?, published_basis = ?,
          published_first = ?, published_last = ?, retrieved = ?, sections = ?, cites = ?,
          reader = ?, change = ?, canonical = ?, versions = ?
        where number = ?
        """,
        origin.title(),
        document.language(),
        document.script(),
        origin.publisher(),
        key(origin.publisher()),
        origin.byline(),
        origin.place(),
        DocumentRows.text(origin.published()),
        basis(origin),
        DocumentRows.first(origin.published()),
        DocumentRows.last(origin.published()),
        DocumentRows.text(document.retrieved()),
        DocumentRows.sections(document.sections()),
        cites ? 1 : 0,
        reader,
        change,
        DocumentRows.text(origin.canonical()),
        DocumentRows.versions(origin.versions()),
        number);
  }

  /** Removes what an earlier reading told; returns the entities that it named. */
  private Set<String> clear(long number) throws SQLException {
    Set<String> entities =
        new TreeSet<>(
            statements.list(
                row -> row.getString(1),
                """
                select entity from entity_name where document = ?
                union select entity from assertion_entity where document = ?
                """,
                number,
                number));
    statements.execute("delete from assertion where document = ?", number);
    statements.execute("delete from assertion_entity where document = ?", number);
    statements.execute("delete from entity_name where document = ?", number);
    statements.execute("delete from appearance where document = ?", number);
    statements.execute("delete from citation where document = ?", number);
    statements.execute("delete from problem where document = ?", number);
    statements.execute("delete from fingerprint where document = ?", number);
    statements.execute("delete from band where document = ?", number);
    return entities;
  }

  /** Entities that no document names any more go. */
  private void forgetUnused(Set<String> entities) throws SQLException {
    for (String entity : entities) {
      statements.execute(
          """
          delete from entity where id = ?
            and not exists (select 1 from entity_name n where n.entity = entity.id)
            and not exists (select 1 from assertion_entity a where a.entity = entity.id)
          """,
          entity);
    }
  }

  private void fingerprint(long number, Fingerprint fingerprint) throws SQLException {
    if (fingerprint.exact().isEmpty() && fingerprint.minima().isEmpty()) {
      return;
    }
    statements.execute(
        "insert into fingerprint (document, exact, minima) values (?, ?, ?)",
        number,
        fingerprint.exact(),
        DocumentRows.minima(fingerprint));
    List<@Nullable Object[]> bands = new ArrayList<>();
    fingerprint.bandKeys().forEach(key -> bands.add(row(key, number)));
    statements.executeAll(ADD_BAND, bands);
  }

  private void entities(long number, List<Entity> entities) throws SQLException {
    // In one order, so that no two writers wait for each other; the last word of each holds.
    Map<String, Entity> byId = new TreeMap<>();
    Map<List<String>, Integer> names = new TreeMap<>(Comparator.comparing(List::toString));
    for (Entity entity : entities) {
      byId.put(entity.id(), entity);
      for (EntityName name : entity.names()) {
        names.merge(
            List.of(entity.id(), name.text(), name.language(), name.script()),
            name.mentions(),
            Integer::sum);
      }
    }
    List<@Nullable Object[]> added = new ArrayList<>();
    List<@Nullable Object[]> changed = new ArrayList<>();
    List<@Nullable Object[]> appearances = new ArrayList<>();
    for (Entity entity : byId.values()) {
      String type = entity.type().name();
      String label = entity.label();
      String key = NameKey.of(label);
      String country = entity.country();
      String parent = entity.parent();
      added.add(row(entity.id(), type, label, key, country, parent));
      changed.add(
          row(type, label, key, country, parent, entity.id(), type, label, country, parent));
      appearances.add(row(number, entity.id(), country));
    }
    List<@Nullable Object[]> named = new ArrayList<>();
    names.forEach(
        (name, mentions) ->
            named.add(
                row(
                    number,
                    name.get(0),
                    name.get(1),
                    name.get(2),
                    name.get(3),
                    mentions,
                    NameKey.of(name.get(1)))));
    statements.executeAll(ADD_ENTITY, added);
    statements.executeAll(CHANGE_ENTITY, changed);
    statements.executeAll(ADD_APPEARANCE, appearances);
    statements.executeAll(ADD_NAME, named);
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  private void assertions(long number, List<Row> rows) throws SQLException {
    List<@Nullable Object[]> assertions = new ArrayList<>();
    List<@Nullable Object[]> named = new ArrayList<>();
    for (Row row : rows) {
      int place = assertions.size();
      assertions.add(row(number, place, row.id(), row.kind(), row.body(), row.confidence()));
      for (String entity : row.entities()) {
        named.add(row(entity, number, place, row.kind()));
      }
    }
    statements.executeAll(ADD_ASSERTION, assertions);
    statements.executeAll(ADD_ASSERTION_ENTITY, named);
    for (int place = 0; place < rows.size(); place++) {
      if (rows.get(place).kind().equals("position")) {
        PositionRows.write(statements, number, place, rows.get(place).body());
      }
    }
  }

  /** Who names whom as a source: the links of chains that stand side by side. */
  private void citations(long number, List<Row> rows) throws SQLException {
    record Citing(String citing, String cited) {}
    Map<Citing, Integer> times = new LinkedHashMap<>();
    for (Row row : rows) {
      for (int i = 1; i < row.chain().size(); i++) {
        times.merge(
            new Citing(row.chain().get(i - 1).name(), row.chain().get(i).name()), 1, Integer::sum);
      }
    }
    List<@Nullable Object[]> citations = new ArrayList<>();
    times.forEach((pair, count) -> citations.add(row(number, pair.citing(), pair.cited(), count)));
    statements.executeAll(ADD_CITATION, citations);
  }

  private void problems(long number, List<Problem> problems) throws SQLException {
    for (Problem problem : problems) {
      statements.execute(
          ADD_PROBLEM,
          number,
          problem.span().start(),
          problem.span().end(),
          problem.stage().name(),
          problem.what());
    }
  }

  /**
   * Has some work done with the record's items, and notes that a document is taken into it.
   *
   * @param seen the change of the document that is taken; 0 for the last one
   */
  void reconcile(String documentId, long seen, Consumer<Items> work) throws SQLException {
    wholly(
        () -> {
          if (!documentId.isEmpty()) {
            // It is still to be taken, then.
            dialect.mayBeDoneAgain(statements);
          }
          dialect.lock(statements, Lock.RECORD);
          takeTurn();
          if (seen > 0 && isTaken(documentId, seen)) {
            return;
          }
          items.begin(documentId);
          try {
            work.accept(items);
          } catch (ItemTables.Broken e) {
            throw e.trouble();
          }
          if (items.end()) {
            tried(documentId, seen);
          }
        });
  }

  /** Where another writer has changed items since, what is remembered of them holds no longer. */
  private void takeTurn() throws SQLException {
    if (dialect.isShared()) {
      long turn = dialect.nextTurn(statements);
      if (turn != lastTurn + 1) {
        items = new ItemTables(statements, copies, dialect);
      }
      lastTurn = turn;
    }
  }

  /** Whether another writer has taken the document meanwhile. */
  private boolean isTaken(String documentId, long seen) throws SQLException {
    return statements.number(
            "select count(*) from document where id = ? and reconciled >= ?", documentId, seen)
        > 0;
  }

  /** Notes that a document was tried; what was in the way before is forgotten. */
  private void tried(String documentId, long seen) throws SQLException {
    statements.execute(
        "delete from problem where stage = ?"
            + " and document = (select number from document where id = ?)",
        Problem.Stage.RECONCILIATION.name(),
        documentId);
    // What was read anew since then is still to be taken.
    statements.execute(
        "update document set reconciled = case when ? > 0 then ? else change end where id = ?",
        seen,
        seen,
        documentId);
  }

  /** Notes that a document could not be taken into the record. */
  void leaveOut(String documentId, long seen, String cause) throws SQLException {
    wholly(
        () -> {
          dialect.lock(statements, Lock.RECORD);
          tried(documentId, seen);
          statements.execute(
              "insert into problem (document, span_start, span_end, stage, what)"
                  + " select number, 0, 0, ?, ? from document where id = ?",
              Problem.Stage.RECONCILIATION.name(),
              cause,
              documentId);
        });
  }

  /** Has the documents that were left out of the record be tried again. */
  void tryLeftOutAgain() throws SQLException {
    wholly(
        () -> {
          dialect.lock(statements, Lock.RECORD);
          dialect.lock(statements, Lock.STORIES);
          statements.execute(
              "update document set reconciled = 0 where number in"
                  + " (select document from problem where stage = ?)",
              Problem.Stage.RECONCILIATION.name());
        });
  }

  /** Removes what reconciliation made of all documents. */
  void forgetRecord() throws SQLException {
    wholly(
        () -> {
          dialect.lock(statements, Lock.RECORD);
          dialect.lock(statements, Lock.STORIES);
          takeTurn();
          for (String table :
              List.of(
                  "item_use",
                  "item_link",
                  "item_key",
                  "item",
                  "record_entity",
                  "telling_key",
                  "telling")) {
            statements.execute("delete from " + table);
          }
          copies.forgetTranslations();
          statements.execute("update document set reconciled = 0, origin = null");
        });
  }

  /** Adds a decision; returns its number. */
  long decide(Decision decision) throws SQLException {
    long[] number = {0};
    wholly(
        () -> {
          dialect.lock(statements, Lock.RECORD);
          number[0] = 1 + statements.number("select max(number) from decision");
          statements.execute(
              "insert into decision (number, kind, subject, other, field, value, why, editor,"
                  + " made) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              number[0],
              decision.kind().name(),
              decision.subject(),
              decision.other(),
              decision.field(),
              decision.value(),
              decision.why(),
              decision.editor(),
              decision.made().toString());
          PositionRows.decided(statements, decision.subject());
        });
    return number[0];
  }

  void audit(AuditEntry entry) throws SQLException {
    wholly(
        () -> {
          dialect.lock(statements, Lock.LOG);
          statements.execute(
              "insert into audit (number, at, who, came_from, action, subject, detail)"
                  + " values (?, ?, ?, ?, ?, ?, ?)",
              1 + statements.number("select max(number) from audit"),
              entry.at().toString(),
              entry.who(),
              entry.from(),
              entry.action().name(),
              entry.subject(),
              entry.detail());
        });
  }

  void note(InputOutcome outcome) throws SQLException {
    wholly(
        () ->
            statements.execute(
                "insert into input (run, uri, outcome, stage, reason, finished)"
                    + " values (?, ?, ?, ?, ?, ?)",
                outcome.run(),
                outcome.uri().toString(),
                outcome.outcome().name(),
                outcome.stage(),
                outcome.reason(),
                outcome.finished().toString()));
  }

  /** Has the empty tables filled with rows of another archive, whole or not at all. */
  long fill(ArchiveTransfer.Filling filling) throws SQLException {
    long[] rows = {0};
    wholly(
        () -> {
          dialect.lock(statements, Lock.RECORD);
          dialect.lock(statements, Lock.STORIES);
          rows[0] = filling.with(new ArchiveTransfer.Filler(statements, dialect));
          lastChange = statements.number("select max(change) from document");
        });
    return rows[0];
  }

  /** The ids of entities by the names that the document has for them. */
  private static Map<String, String> byName(List<Entity> entities) {
    Map<String, String> byName = new HashMap<>();
    for (Entity entity : entities) {
      byName.putIfAbsent(entity.label(), entity.id());
      entity.names().forEach(name -> byName.putIfAbsent(name.text(), entity.id()));
    }
    return byName;
  }

  /** The ids of the entities that an assertion is about, was said by or names. */
  private static Set<String> entitiesOf(Assertion assertion, Map<String, String> byName) {
    Set<String> entities = new TreeSet<>();
    for (Link link : assertion.provenance().attribution()) {
      add(entities, link.entity());
    }
    switch (assertion) {
      case Mention mention -> add(entities, mention.entity());
      case Event event -> {
        event.participants().forEach(party -> add(entities, party.entity()));
        event.countries().forEach(country -> entities.add(countryId(country)));
      }
      case Tenure tenure -> {
        add(entities, tenure.person());
        if (tenure.body() != null) {
          add(entities, byName.get(tenure.body()));
        }
        if (tenure.country() != null) {
          entities.add(countryId(tenure.country()));
        }
      }
      case Position position ->
          add(entities, byName.getOrDefault(position.body(), NameKey.bounded(position.body())));
      case Figure figure -> add(entities, figure.about());
      case Claim ignored -> {}
      case DateExpression ignored -> {}
    }
    return entities;
  }

  private static String countryId(String country) {
    return "place-" + country.toLowerCase(Locale.ROOT);
  }

  private static void add(Set<String> entities, @Nullable String entity) {
    if (entity != null) {
      entities.add(entity);
    }
  }

  private static @Nullable String key(@Nullable String publisher) {
    return publisher == null ? null : NameKey.of(publisher);
  }

  private static @Nullable String basis(Origin origin) {
    return origin.publishedBasis() == null ? null : origin.publishedBasis().name();
  }

  /** Some writing that is done as a whole or not at all. */
  private interface Work {
    void run() throws SQLException;
  }

  private void wholly(Work work) throws SQLException {
    if (together == 0) {
      statements.execute(dialect.begin());
      begun = System.nanoTime();
    }
    together++;
    try {
      if (dialect.together() > 1) {
        statements.execute("savepoint document");
        work.run();
        statements.execute("release savepoint document");
      } else {
        work.run();
      }
    } catch (SQLException | RuntimeException | Error e) {
      if (dialect.together() > 1) {
        // Where the disk is full, SQLite may have ended the whole transaction already.
        suppressing(e, () -> statements.execute("rollback to document"));
        suppressing(e, this::commit);
      } else {
        together = 0;
        suppressing(e, () -> statements.execute("rollback"));
      }
      // The items may know what has not come to be.
      items = new ItemTables(statements, copies, dialect);
      throw e;
    }
    if (together >= dialect.together() || System.nanoTime() - begun > LONGEST_NANOSECONDS) {
      commit();
    }
  }

  /** Makes lasting, and visible to others, what was written so far. */
  void commit() throws SQLException {
    if (together == 0) {
      return;
    }
    together = 0;
    try {
      statements.execute("commit");
    } catch (SQLException e) {
      suppressing(e, () -> statements.execute("rollback"));
      throw e;
    }
  }

  private static void suppressing(Throwable first, Work work) {
    try {
      work.run();
    } catch (SQLException second) {
      first.addSuppressed(second);
    }
  }

  void limitPages() throws SQLException {
    commit();
    long pages = statements.number("pragma page_count");
    statements.number("pragma max_page_count = " + pages);
  }

  @Override
  public void close() throws SQLException {
    try {
      commit();
    } finally {
      statements.close();
    }
  }
}
