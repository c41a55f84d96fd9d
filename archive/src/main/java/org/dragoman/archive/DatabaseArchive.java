package org.dragoman.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.dragoman.archive.ArchiveException.Reason;
import org.dragoman.archive.SearchResult.Hit;
import org.dragoman.interchange.RecordFormatException;
import org.dragoman.interchange.RecordJson;
import org.dragoman.interchange.RecordLine;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Problem;
import org.dragoman.record.text.Span;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * An archive in a database: all that is asked and written in SQL which every database understands.
 *
 * <p>What is left to each is how it is opened, who may write at a time, and where its search index
 * is.
 */
abstract class DatabaseArchive implements Archive {

  private static final int A_FEW = 20;

  private static final int MOST_IDLE = 16;

  /** So many entities are asked about in one question: one each would cost more than its rows. */
  private static final int TOGETHER = 8;

  /** So many rows are asked for at a time where an answer may be long. */
  private static final int ROWS_AT_ONCE = 500;

  /** So many documents' changes are remembered at most between reading and taking them. */
  private static final int MOST_SEEN = 10_000;

  private final Dialect dialect;
  private final Incumbents incumbents;

  /** Connections to read with that nobody uses now. */
  private final ConcurrentLinkedDeque<Handle> idle = new ConcurrentLinkedDeque<>();

  /** At which change what documents say was given, of those that are to be taken. */
  private final Map<String, Long> seen = new ConcurrentHashMap<>();

  private volatile boolean closed;

  DatabaseArchive(Dialect dialect, Incumbents incumbents) {
    this.dialect = dialect;
    this.incumbents = incumbents;
  }

  /** Some writing. */
  interface Writing<T> {
    T with(DocumentWriter writer) throws SQLException;
  }

  /** What the archive is called in a message. */
  abstract String place();

  /** The archive's exception for a failure in it. */
  abstract ArchiveException trouble(Throwable failure);

  /** Has something written that does no harm if it is written twice. */
  abstract <T> T write(Writing<T> work);

  /** Has something written that must not be written twice. */
  abstract <T> T writeOnce(Writing<T> work);

  /** Makes what this process wrote visible to its own readers. */
  abstract void settle();

  /** Opens a connection to read with. */
  abstract Handle open();

  /** Whether a failure means that the connection is gone, and another may be tried. */
  abstract boolean isLost(Throwable failure);

  /** The search index, with all that was stored. */
  abstract FullTextIndex index() throws IOException;

  /** The search index made anew, for it was damaged. */
  abstract FullTextIndex repairedIndex() throws IOException;

  // Storing

  @Override
  public Optional<String> readerOf(String documentId) {
    return read(
        handle ->
            handle
                .createQuery("select reader from document where id = :id")
                .bind("id", documentId)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public void note(InputOutcome outcome) {
    writeOnce(
        writer -> {
          writer.note(outcome);
          return outcome;
        });
  }

  // Reconciling

  @Override
  public List<String> unreconciled(int limit) {
    return read(
        handle ->
            handle
                .createQuery(
                    "select id from document where reconciled < change order by change limit :limit")
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
  }

  @Override
  public long countUnreconciled() {
    return read(
        handle ->
            handle
                .createQuery("select count(*) from document where reconciled < change")
                .mapTo(Long.class)
                .one());
  }

  @Override
  public Optional<Findings> findings(String documentId) {
    return read(
        handle ->
            atOneMoment(
                handle,
                moment -> {
                  Optional<ArchivedDocument> kept = document(moment, documentId);
                  if (kept.isEmpty()) {
                    return Optional.<Findings>empty();
                  }
                  see(moment, documentId);
                  return Optional.of(
                      new Findings(
                          kept.get().document(),
                          EntityRows.of(moment, documentId),
                          told(moment, documentId),
                          kept.get().problems()));
                }));
  }

  /** Has all questions answered from one state of the database. */
  private <T> T atOneMoment(Handle handle, HandleCallback<T, SQLException> work)
      throws SQLException {
    return dialect.isShared()
        ? handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work)
        : handle.inTransaction(work);
  }

  /** Remembers as of which change a document is given that is to be taken. */
  private void see(Handle handle, String documentId) {
    if (seen.size() >= MOST_SEEN) {
      seen.clear();
    }
    handle
        .createQuery("select change from document where id = :id and reconciled < change")
        .bind("id", documentId)
        .mapTo(Long.class)
        .findOne()
        .ifPresentOrElse(change -> seen.put(documentId, change), () -> seen.remove(documentId));
  }

  private long forgetSeen(String documentId) {
    Long change = seen.remove(documentId);
    return change == null ? 0 : change;
  }

  /** What a document says by itself, without the record. */
  private List<Assertion> told(Handle handle, String documentId) {
    return handle
        .createQuery(
            """
            select a.body from assertion a join document d on d.number = a.document
            where d.id = :id order by a.place
            """)
        .bind("id", documentId)
        .map(
            (row, context) -> {
              try {
                return RecordJson.readAssertion(row.getString("body"));
              } catch (RecordFormatException e) {
                throw damaged(e);
              }
            })
        .list();
  }

  @Override
  public void reconcile(String documentId, Consumer<Items> work) {
    long change = forgetSeen(documentId);
    write(
        writer -> {
          writer.reconcile(documentId, change, work);
          return documentId;
        });
  }

  @Override
  public void leaveOut(String documentId, String cause) {
    long change = forgetSeen(documentId);
    write(
        writer -> {
          writer.leaveOut(documentId, change, cause);
          return documentId;
        });
  }

  @Override
  public void tryLeftOutAgain() {
    write(
        writer -> {
          writer.tryLeftOutAgain();
          return writer;
        });
  }

  @Override
  public long decide(Decision decision) {
    return writeOnce(writer -> writer.decide(decision));
  }

  @Override
  public List<Decision> decisions() {
    return read(RecordView::decisions);
  }

  @Override
  public void audit(AuditEntry entry) {
    writeOnce(
        writer -> {
          writer.audit(entry);
          return entry;
        });
    settle();
  }

  @Override
  public List<AuditEntry> audited(AuditFilter filter, long offset, int limit) {
    return read(handle -> AuditRows.of(handle, filter, offset, limit));
  }

  @Override
  public long countAudited(AuditFilter filter) {
    return read(handle -> AuditRows.count(handle, filter));
  }

  @Override
  public Set<Long> unfitting() {
    return read(RecordView::unfitting);
  }

  @Override
  public Set<String> itemsOf(String id) {
    return read(handle -> EntityRows.items(handle, id));
  }

  @Override
  public List<Assertion> clusterOf(String assertionId) {
    return clustersOf(List.of(assertionId)).getOrDefault(assertionId, List.of());
  }

  @Override
  public Map<String, List<Assertion>> clustersOf(Collection<String> assertionIds) {
    return read(
        handle -> {
          List<Line> lines = new ArrayList<>();
          for (List<String> some : Portions.of(assertionIds)) {
            lines.addAll(
                lines(
                    handle
                        .createQuery(
                            """
                            select own.id as asked, a.document, a.body from item own
                            join item i on i.cluster = own.cluster
                            join item_use u on u.item = i.id
                            join assertion a on a.id = u.subject and a.document = u.document
                            where own.id in (<ids>) order by a.document, a.place
                            """)
                        .bindList("ids", some),
                    row -> row.getString("asked")));
          }
          return assertions(handle, lines);
        });
  }

  @Override
  public Map<String, Integer> documentsReporting(Collection<String> assertionIds) {
    return read(
        handle -> {
          Map<String, Integer> documents = new HashMap<>();
          for (List<String> some : Portions.of(assertionIds)) {
            handle
                .createQuery(
                    """
                    select own.id as asked, count(distinct u.document) as documents from item own
                    join item i on i.cluster = own.cluster
                    join item_use u on u.item = i.id
                    where own.id in (<ids>) group by own.id
                    """)
                .bindList("ids", some)
                .map(
                    (row, context) ->
                        documents.put(row.getString("asked"), row.getInt("documents")))
                .list();
          }
          return documents;
        });
  }

  @Override
  public List<Assertion> assertionsNamingAll(
      Collection<String> entityIds, Collection<String> kinds, int limit) {
    if (entityIds.isEmpty() || kinds.isEmpty()) {
      return List.of();
    }
    return read(
        handle -> {
          List<String> ids = List.copyOf(entityIds);
          List<String> named = new ArrayList<>();
          for (int i = 0; i < ids.size(); i++) {
            named.add(
                "select document, place from (" + NAMED.replace(":id", ":id" + i) + ") n" + i);
          }
          Query all =
              handle
                  .createQuery(
                      "select a.document, a.body from (select * from ("
                          + String.join(" intersect ", named)
                          + ") t order by document desc, place limit :limit) n"
                          + " join assertion a on a.document = n.document and a.place = n.place"
                          + " order by a.document, a.place")
                  .bindList("kinds", List.copyOf(kinds))
                  .bind("limit", limit);
          for (int i = 0; i < ids.size(); i++) {
            all.bind("id" + i, ids.get(i));
          }
          return assertions(handle, all);
        });
  }

  /** Where an entity is named in assertions of some kinds, by any of its ids in documents. */
  private static final String NAMED =
      """
      select e.document, e.place from appearance n
        join assertion_entity e on e.entity = n.entity and e.document = n.document
        where n.record = :id and n.entity <> :id and e.kind in (<kinds>)
      union
      select e.document, e.place from assertion_entity e
        where e.entity = :id and e.kind in (<kinds>)
      """;

  @Override
  public List<Assertion> positions(PositionFilter filter, long offset, int limit) {
    return read(handle -> assertions(handle, PositionRows.list(handle, filter, offset, limit)));
  }

  @Override
  public SortedMap<String, Long> positionsByCountry(PositionFilter filter) {
    return read(handle -> PositionRows.byCountry(handle, filter));
  }

  @Override
  public List<Assertion> undecided(Collection<String> kinds, long offset, int limit) {
    if (kinds.isEmpty()) {
      return List.of();
    }
    // Each kind by its index, so that the queue is not sorted as a whole.
    List<String> wanted = List.copyOf(kinds);
    List<String> queues = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      queues.add(
          "select * from (select document, body, confidence, id from assertion where kind = :kind"
              + i
              + UNDECIDED
              + " order by confidence, id limit :end) q"
              + i);
    }
    return read(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      "select document, body from ("
                          + String.join(" union all ", queues)
                          + ") q order by confidence, id limit :limit offset :offset")
                  .bindList("unfitting", unfitting(handle))
                  .bind("limit", limit)
                  .bind("offset", offset)
                  .bind("end", offset + limit);
          for (int i = 0; i < wanted.size(); i++) {
            query.bind("kind" + i, wanted.get(i));
          }
          return assertions(handle, query);
        });
  }

  @Override
  public long countUndecided(Collection<String> kinds) {
    if (kinds.isEmpty()) {
      return 0;
    }
    return read(
        handle ->
            handle
                .createQuery(
                    """
                    select (select coalesce(sum(assertions), 0) from kind_total
                        where kind in (<kinds>))
                      - (select count(distinct a.id) from (
                    """
                        + DECIDED
                        // Decisions first: they are few, and assertions of a kind are many.
                        + ") d cross join assertion a where a.id = d.subject"
                        + " and a.kind in (<kinds>))")
                .bindList("kinds", List.copyOf(kinds))
                .bindList("unfitting", unfitting(handle))
                .mapTo(Long.class)
                .one());
  }

  private static final String DECIDED =
      """
      select subject from decision where kind in ('RIGHT', 'WRONG', 'CORRECTED')
        and number not in (<unfitting>)
        and number not in (select cast(subject as bigint) from decision
          where kind = 'WITHDRAWN')
      """;

  private static final String UNDECIDED = " and id not in (" + DECIDED + ")";

  /** The numbers of the decisions that do not fit, for a list that may not be empty. */
  private static List<Long> unfitting(Handle handle) {
    List<Long> numbers = new ArrayList<>(RecordView.unfitting(handle));
    numbers.add(0L);
    return numbers;
  }

  @Override
  public List<DocumentSummary> newest(int limit) {
    return read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + DocumentRows.SUMMARY
                        + " from document d where d.published_last is not null"
                        + " and d.published_basis <> 'INFERRED'"
                        + " order by d.published_last desc, d.id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> DocumentRows.summary(row))
                .list());
  }

  private static String figureGroups(Optional<Figure.Measure> measure, boolean contested) {
    return " from figure_group where members > 1"
        + (measure.isPresent() ? " and measure = :measure" : "")
        + (contested ? " and contested > 0" : "");
  }

  @Override
  public List<String> figureGroups(
      Optional<Figure.Measure> measure, boolean contested, long offset, int limit) {
    return read(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      "select cluster"
                          + figureGroups(measure, contested)
                          + " order by contested > 0 desc, members desc, cluster"
                          + " limit :limit offset :offset")
                  .bind("limit", limit)
                  .bind("offset", offset);
          measure.ifPresent(wanted -> query.bind("measure", wanted.name()));
          return query.mapTo(String.class).list();
        });
  }

  @Override
  public long countFigureGroups(Optional<Figure.Measure> measure, boolean contested) {
    return read(
        handle -> {
          Query query = handle.createQuery("select count(*)" + figureGroups(measure, contested));
          measure.ifPresent(wanted -> query.bind("measure", wanted.name()));
          return query.mapTo(Long.class).one();
        });
  }

  private record FigureGroup(String cluster, boolean contested, long members) {}

  @Override
  public List<String> figureGroupsTold(Collection<String> documentIds, int limit) {
    Map<String, FigureGroup> groups = new TreeMap<>();
    for (List<String> some : Portions.of(new TreeSet<>(documentIds))) {
      read(handle ->
              handle
                  .createQuery(
                      """
                      select distinct g.cluster, g.contested, g.members from document d
                      join item_use u on u.document = d.number
                        and u.item >= 'figure-' and u.item < 'figure.'
                      join item i on i.id = u.item
                      join figure_group g on g.cluster = i.cluster
                      where d.id in (<ids>) and g.members > 1
                      """)
                  .bindList("ids", some)
                  .map(
                      (row, context) ->
                          new FigureGroup(
                              row.getString("cluster"),
                              row.getLong("contested") > 0,
                              row.getLong("members")))
                  .list())
          .forEach(group -> groups.put(group.cluster(), group));
    }
    return groups.values().stream()
        .sorted(
            Comparator.comparing((FigureGroup group) -> !group.contested())
                .thenComparing(Comparator.comparingLong(FigureGroup::members).reversed())
                .thenComparing(FigureGroup::cluster))
        .limit(limit)
        .map(FigureGroup::cluster)
        .toList();
  }

  @Override
  public List<Citation> citations(int limit) {
    return read(
        handle ->
            handle
                .createQuery(
                    """
                    select citing, cited, documents from citation_total
                    order by documents desc, citing, cited limit :limit
                    """)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Citation(
                            row.getString("citing"),
                            row.getString("cited"),
                            row.getLong("documents")))
                .list());
  }

  @Override
  public List<CopyCount> copiesByPublisher(int limit) {
    return read(
        handle ->
            handle
                .createQuery(
                    """
                    select d.publisher, o.publisher as original, c.kind = 'TRANSLATED' as translated,
                      count(*) as documents
                    from copy c cross join document d cross join document o
                    where d.number = c.document and o.number = c.original
                      and d.publisher is not null and o.publisher is not null
                    group by d.publisher, o.publisher, c.kind = 'TRANSLATED'
                    order by count(*) desc, d.publisher, o.publisher limit :limit
                    """)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new CopyCount(
                            row.getString("publisher"),
                            row.getString("original"),
                            row.getBoolean("translated"),
                            row.getLong("documents")))
                .list());
  }

  @Override
  public long countEntities(Optional<EntityType> type) {
    return read(handle -> EntityRows.count(handle, type));
  }

  @Override
  public Set<String> itemsUnder(Collection<String> keys) {
    if (keys.isEmpty()) {
      return Set.of();
    }
    return read(
        handle ->
            new TreeSet<>(
                handle
                    .createQuery("select item from item_key where item_key in (<keys>)")
                    .bindList("keys", bounded(keys))
                    .mapTo(String.class)
                    .list()));
  }

  private static List<String> bounded(Collection<String> keys) {
    return keys.stream().map(NameKey::bounded).distinct().toList();
  }

  @Override
  public List<FiledFigure> figuresUnder(Collection<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    return read(
        handle ->
            handle
                .createQuery(
                    """
                    select i.body, g.cluster, g.measure, g.contested, g.members from
                      (select distinct item from item_key where item_key in (<keys>)) k
                    join item i on i.id = k.item
                    join figure_group g on g.cluster = i.cluster
                    order by k.item
                    """)
                .bindList("keys", bounded(keys))
                .map(
                    (row, context) ->
                        new FiledFigure(
                            row.getString("body"),
                            row.getString("cluster"),
                            Figure.Measure.valueOf(row.getString("measure")),
                            row.getLong("contested") > 0,
                            row.getLong("members")))
                .list());
  }

  @Override
  public Optional<String> itemBody(String id) {
    return read(
        handle ->
            handle
                .createQuery("select body from item where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public Map<String, String> itemBodies(Collection<String> ids) {
    return read(
        handle -> {
          Map<String, String> bodies = new HashMap<>();
          for (List<String> some : Portions.of(ids)) {
            handle
                .createQuery("select id, body from item where id in (<ids>)")
                .bindList("ids", some)
                .map((row, context) -> bodies.put(row.getString("id"), row.getString("body")))
                .list();
          }
          return bodies;
        });
  }

  @Override
  public SortedMap<String, String> members(String entityId) {
    return read(
        handle -> {
          SortedMap<String, String> members = new TreeMap<>();
          handle
              .createQuery("select id, body from item where cluster = :id")
              .bind("id", entityId)
              .map((row, context) -> members.put(row.getString("id"), row.getString("body")))
              .list();
          return members;
        });
  }

  @Override
  public Map<String, Double> itemLinks(String id) {
    return read(
        handle -> {
          Map<String, Double> links = new TreeMap<>();
          handle
              .createQuery("select other, likeness from item_link where one = :id")
              .bind("id", id)
              .map((row, context) -> links.put(row.getString("other"), row.getDouble("likeness")))
              .list();
          return links;
        });
  }

  @Override
  public Set<String> itemsSpelled(String spelling) {
    return read(
        handle ->
            new TreeSet<>(
                handle
                    .createQuery(
                        """
                        select u.item from entity_name n join item_use u
                          on u.document = n.document and u.subject = n.entity
                        where n.name_key = :key
                        """)
                    .bind("key", NameKey.of(spelling))
                    .mapTo(String.class)
                    .list()));
  }

  @Override
  public Optional<String> originOf(String documentId) {
    return read(
        handle ->
            handle
                .createQuery("select origin from document where id = :id and origin is not null")
                .bind("id", documentId)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public String originOf(String assertionId, String documentId) {
    return read(
        handle ->
            handle
                .createQuery(
                    """
                    select coalesce((select u.origin from item_use u join document d on d.number = u.document
                        where u.subject = :assertion and d.id = :document),
                      (select d.origin from document d where d.id = :document), :document)
                    """)
                .bind("assertion", assertionId)
                .bind("document", documentId)
                .mapTo(String.class)
                .one());
  }

  @Override
  public void forgetRecord() {
    write(
        writer -> {
          writer.forgetRecord();
          return writer;
        });
  }

  // Looking up

  @Override
  public List<InputOutcome> outcomes(String run) {
    return read(
        handle ->
            handle
                .createQuery("select * from input where run = :run order by rowid")
                .bind("run", run)
                .map(
                    (row, context) ->
                        new InputOutcome(
                            row.getString("run"),
                            URI.create(row.getString("uri")),
                            InputOutcome.Outcome.valueOf(row.getString("outcome")),
                            row.getString("stage"),
                            row.getString("reason"),
                            Instant.parse(row.getString("finished"))))
                .list());
  }

  @Override
  public List<DocumentSummary> documents(DocumentFilter filter, long offset, int limit) {
    return read(
        handle ->
            filtered(
                    handle,
                    "select " + DocumentRows.SUMMARY + " from document d where ",
                    filter,
                    " order by " + dialect.byAddress() + " limit :limit offset :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> DocumentRows.summary(row))
                .list());
  }

  @Override
  public long countDocuments(DocumentFilter filter) {
    return read(
        handle ->
            filtered(handle, "select count(*) from document d where ", filter, "")
                .mapTo(Long.class)
                .one());
  }

  private static Query filtered(Handle handle, String select, DocumentFilter filter, String order) {
    StringBuilder where = new StringBuilder(select).append("1 = 1");
    if (filter.language().isPresent()) {
      where.append(" and (d.language = :language or d.language like :language || '-%')");
    }
    if (filter.publisher().isPresent()) {
      where.append(" and d.publisher_key = :publisher");
    }
    if (filter.from().isPresent()) {
      where.append(" and d.published_last >= :from");
    }
    if (filter.to().isPresent()) {
      where.append(" and d.published_first <= :to");
    }
    Query query = handle.createQuery(where.append(order));
    filter.language().ifPresent(language -> query.bind("language", language));
    filter.publisher().ifPresent(name -> query.bind("publisher", NameKey.of(name)));
    filter.from().ifPresent(day -> query.bind("from", day.toString()));
    filter.to().ifPresent(day -> query.bind("to", day.toString()));
    return query;
  }

  @Override
  public Optional<ArchivedDocument> document(String documentId) {
    return read(handle -> document(handle, documentId));
  }

  private static Optional<ArchivedDocument> document(Handle handle, String documentId) {
    return handle
        .createQuery(
            "select d.number, d.reader, "
                + DocumentRows.WHOLE
                + " from document d where d.id = :id")
        .bind("id", documentId)
        .map(
            (row, context) -> {
              long number = row.getLong("number");
              return new ArchivedDocument(
                  DocumentRows.document(row),
                  row.getString("reader"),
                  DocumentRows.copy(row),
                  copiesOf(handle, number, documentId),
                  problems(handle, number));
            })
        .findOne();
  }

  private static List<CopyLink> copiesOf(Handle handle, long number, String original) {
    return handle
        .createQuery(
            """
            select d.id, c.kind, c.why from copy c join document d on d.number = c.document
            where c.original = :number order by d.uri, d.id
            """)
        .bind("number", number)
        .map(
            (row, context) ->
                new CopyLink(
                    row.getString("id"),
                    original,
                    CopyLink.Kind.valueOf(row.getString("kind")),
                    row.getString("why")))
        .list();
  }

  private static List<Problem> problems(Handle handle, long number) {
    return handle
        .createQuery("select * from problem where document = :number order by span_start, span_end")
        .bind("number", number)
        .map(
            (row, context) ->
                new Problem(
                    new Span(row.getInt("span_start"), row.getInt("span_end")),
                    Problem.Stage.valueOf(row.getString("stage")),
                    row.getString("what")))
        .list();
  }

  @Override
  public List<DocumentSummary> lookUpDocuments(String idOrUriOrFileName) {
    return read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + DocumentRows.SUMMARY
                        + " from document d where d.uri = :is or d.file_name = :is"
                        + " or (d.id >= :is and d.id < :after) order by d.uri, d.id limit :few")
                .bind("is", idOrUriOrFileName)
                .bind("after", after(idOrUriOrFileName))
                .bind("few", A_FEW)
                .map((row, context) -> DocumentRows.summary(row))
                .list());
  }

  /** What stands in order after everything that starts so. */
  private static String after(String prefix) {
    return prefix + Character.toString(Character.MAX_CODE_POINT);
  }

  @Override
  public Optional<String> slice(String documentId, Span span) {
    return document(documentId).map(archived -> archived.document().text().slice(span));
  }

  @Override
  public List<Assertion> assertionsOf(String documentId) {
    return read(
        handle ->
            assertions(
                handle,
                handle
                    .createQuery(
                        """
                        select a.document, a.body from assertion a join document d on d.number = a.document
                        where d.id = :id order by a.place
                        """)
                    .bind("id", documentId)));
  }

  @Override
  public List<Assertion> lookUpAssertions(String idPrefix) {
    return read(
        handle ->
            assertions(
                handle,
                handle
                    .createQuery(
                        """
                        select document, body from assertion where id >= :prefix and id < :after
                        order by id, document, place limit :few
                        """)
                    .bind("prefix", idPrefix)
                    .bind("after", after(idPrefix))
                    .bind("few", A_FEW)));
  }

  @Override
  public Map<String, Assertion> assertions(Collection<String> ids) {
    return read(
        handle -> {
          Map<String, Assertion> found = new HashMap<>();
          for (List<String> some : Portions.of(ids)) {
            assertions(
                    handle,
                    handle
                        .createQuery(
                            """
                            select document, body from assertion where id in (<ids>)
                            order by document, place
                            """)
                        .bindList("ids", some))
                .forEach(assertion -> found.putIfAbsent(assertion.id(), assertion));
          }
          Map<String, Assertion> inOrder = new LinkedHashMap<>();
          for (String id : ids) {
            Assertion assertion = found.get(id);
            if (assertion != null) {
              inOrder.put(id, assertion);
            }
          }
          return inOrder;
        });
  }

  @Override
  public List<Assertion> assertionsNaming(String entityId, long offset, int limit) {
    return read(
        handle ->
            assertions(
                handle,
                handle
                    .createQuery(
                        "select a.document, a.body from ("
                            + EntityRows.APPEARANCES
                            + """
                            ) n join assertion_entity e
                              on e.entity = n.entity and e.document = n.document
                            join assertion a on a.document = e.document and a.place = e.place
                            order by e.document, e.place limit :limit offset :offset
                            """)
                    .bind("id", entityId)
                    .bind("limit", limit)
                    .bind("offset", offset)));
  }

  @Override
  public List<Assertion> assertionsNaming(String entityId, Collection<String> kinds, int limit) {
    return assertionsNamingEach(List.of(entityId), kinds, limit).getOrDefault(entityId, List.of());
  }

  @Override
  public Map<String, List<Assertion>> assertionsNamingEach(
      Collection<String> entityIds, Collection<String> kinds, int limit) {
    if (kinds.isEmpty()) {
      return Map.of();
    }
    return read(
        handle -> {
          List<Line> lines = new ArrayList<>();
          for (List<String> some : Portions.of(entityIds, TOGETHER)) {
            List<String> ids = List.copyOf(new LinkedHashSet<>(some));
            // Each by itself: it ends at its limit, and need not read all that names an entity.
            List<String> each = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
              each.add(
                  "select * from (select "
                      + i
                      + " as turn, a.document, a.place, a.body from ("
                      + EntityRows.APPEARANCES.replace(":id", ":id" + i)
                      + """
                      ) n join assertion_entity e
                        on e.entity = n.entity and e.document = n.document
                      join assertion a on a.document = e.document and a.place = e.place
                      where e.kind in (<kinds>)
                      order by n.document desc, e.place limit :limit) t"""
                      + i);
            }
            Query all =
                handle
                    .createQuery(
                        some.size() == 1
                            ? each.get(0)
                            : "select * from ("
                                + String.join(" union all ", each)
                                + ") t where turn < :turns order by turn, document desc, place")
                    .bindList("kinds", List.copyOf(kinds))
                    .bind("limit", limit);
            for (int i = 0; i < some.size(); i++) {
              all.bind("id" + i, some.get(i));
            }
            if (some.size() > 1) {
              all.bind("turns", ids.size());
            }
            lines.addAll(lines(all, row -> ids.get(row.getInt("turn"))));
          }
          return assertions(handle, lines);
        });
  }

  @Override
  public Map<String, Long> publishersNaming(String entityId, int limit) {
    return read(
        handle -> {
          Map<String, Long> publishers = new LinkedHashMap<>();
          handle
              .createQuery(
                  dialect.of(
                      """
                      select d.publisher, count(*) as documents from known_document k
                      join document d indexed by document_source on d.number = k.document
                      where k.record = :id and d.publisher is not null
                      group by d.publisher order by count(*) desc, d.publisher limit :limit
                      """))
              .bind("id", entityId)
              .bind("limit", limit)
              .map(
                  (row, context) ->
                      publishers.put(row.getString("publisher"), row.getLong("documents")))
              .list();
          return publishers;
        });
  }

  @Override
  public Map<String, DocumentSummary> summaries(Collection<String> documentIds) {
    Map<String, DocumentSummary> summaries = new TreeMap<>();
    for (List<String> some : Portions.of(new TreeSet<>(documentIds))) {
      read(handle ->
              handle
                  .createQuery(
                      "select " + DocumentRows.SUMMARY + " from document d where d.id in (<ids>)")
                  .bindList("ids", some)
                  .map((row, context) -> DocumentRows.summary(row))
                  .list())
          .forEach(summary -> summaries.put(summary.id(), summary));
    }
    return summaries;
  }

  /** An assertion's line, of which document, and for whom it was asked. */
  private record Line(String asked, long document, String body) {}

  private static List<Line> lines(Query query, Statements.Row<String> asked) {
    return query
        .map(
            (row, context) ->
                new Line(asked.read(row), row.getLong("document"), row.getString("body")))
        .list();
  }

  private List<Assertion> assertions(Handle handle, Query query) {
    return assertions(handle, lines(query, row -> "")).getOrDefault("", List.of());
  }

  /** Assertions by whom they were asked for, in the order of their lines. */
  private Map<String, List<Assertion>> assertions(Handle handle, List<Line> lines) {
    List<Assertion> all;
    try {
      all =
          new RecordView(handle, incumbents)
              .assertions(
                  lines.stream()
                      .map(line -> new RecordView.Line(line.document(), line.body()))
                      .toList());
    } catch (RecordFormatException e) {
      throw damaged(e);
    }
    Map<String, List<Assertion>> assertions = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      assertions.computeIfAbsent(lines.get(i).asked(), asked -> new ArrayList<>()).add(all.get(i));
    }
    return assertions;
  }

  private ArchiveException damaged(RecordFormatException cause) {
    return new ArchiveException(
        Reason.DAMAGED, "the archive " + place() + " holds a damaged entry", cause);
  }

  private Assertion assertion(RecordView view, ResultSet row) throws SQLException {
    try {
      return view.assertion(row);
    } catch (RecordFormatException e) {
      throw damaged(e);
    }
  }

  @Override
  public Optional<EntitySummary> entity(String entityId) {
    return Optional.ofNullable(entities(List.of(entityId)).get(entityId));
  }

  @Override
  public Map<String, EntitySummary> entities(Collection<String> entityIds) {
    return read(handle -> EntityRows.summaries(handle, entityIds));
  }

  @Override
  public Map<String, String> labels(Collection<String> ids) {
    return read(handle -> EntityRows.labels(handle, ids));
  }

  @Override
  public List<EntitySummary> entitiesNamed(String name, int limit) {
    String key = NameKey.of(name).strip();
    return key.isEmpty() ? List.of() : read(handle -> EntityRows.named(handle, key, limit));
  }

  @Override
  public List<EntitySummary> entities(Optional<EntityType> type, long offset, int limit) {
    return read(handle -> EntityRows.list(handle, type, offset, limit));
  }

  @Override
  public SortedMap<String, Long> counts() {
    return read(
        handle -> {
          SortedMap<String, Long> counts = new TreeMap<>();
          handle
              .createQuery(
                  """
                  select 'document' as kind, count(*) as number from document
                  union all select 'entity', count(*) from known_entity
                  union all select kind, assertions from kind_total
                  """)
              .map((row, context) -> counts.put(row.getString("kind"), row.getLong("number")))
              .list();
          return counts;
        });
  }

  final Dialect dialect() {
    return dialect;
  }

  /** Has a long work done on one state of the database, whatever is written meanwhile. */
  final <T> T atOneMoment(HandleCallback<T, SQLException> work) {
    settle();
    Handle handle = moment();
    try {
      return work.withHandle(handle);
    } catch (SQLException | JdbiException e) {
      throw trouble(e);
    } finally {
      end(handle);
    }
  }

  final <T> T read(HandleCallback<T, SQLException> work) {
    settle();
    try {
      return ask(work);
    } catch (SQLException | JdbiException e) {
      if (!isLost(e)) {
        throw trouble(e);
      }
    }
    // The other connections are gone as well.
    closeIdle();
    try {
      return ask(work);
    } catch (SQLException | JdbiException e) {
      throw trouble(e);
    }
  }

  private <T> T ask(HandleCallback<T, SQLException> work) throws SQLException {
    Handle handle = null;
    try {
      handle = idle.pollFirst();
      if (handle == null) {
        handle = open();
      }
      T found = work.withHandle(handle);
      // Opening a connection costs more than most questions.
      if (!closed && idle.size() < MOST_IDLE) {
        idle.addFirst(handle);
        handle = null;
      }
      return found;
    } finally {
      close(handle);
    }
  }

  private static void close(@Nullable Handle handle) {
    if (handle != null) {
      try {
        handle.close();
      } catch (JdbiException gone) {
        // Nothing is lost: it only read.
      }
    }
  }

  /** Closes the connections to read with. */
  void closeReaders() {
    closed = true;
    closeIdle();
  }

  private void closeIdle() {
    for (Handle handle = idle.pollFirst(); handle != null; handle = idle.pollFirst()) {
      close(handle);
    }
  }

  @Override
  public Snapshot snapshot() {
    settle();
    try {
      return new HandleSnapshot(moment());
    } catch (RuntimeException e) {
      throw trouble(e);
    }
  }

  /** Opens a connection that sees the database as it is now, whatever is written later. */
  private Handle moment() {
    Handle handle = open();
    try {
      if (dialect.isShared()) {
        handle.setTransactionIsolationLevel(TransactionIsolationLevel.REPEATABLE_READ);
      }
      // A read transaction starts with the first row that it reads, and sees no later writing.
      handle.begin();
      handle.createQuery("select count(*) from archive").mapTo(Long.class).one();
      return handle;
    } catch (RuntimeException e) {
      end(handle);
      throw e;
    }
  }

  private static void end(Handle handle) {
    try {
      handle.rollback();
    } catch (JdbiException gone) {
      // Nothing is lost: it only read.
    }
    close(handle);
  }

  /** A read transaction of its own. */
  private final class HandleSnapshot implements Snapshot {

    private final Handle handle;

    private HandleSnapshot(Handle handle) {
      this.handle = handle;
    }

    @Override
    public Stream<RecordLine.OfDocument> documents() {
      return handle
          .createQuery(
              "select " + DocumentRows.WHOLE + " from document d order by " + dialect.byAddress())
          .setFetchSize(ROWS_AT_ONCE)
          .map(
              (row, context) ->
                  new RecordLine.OfDocument(DocumentRows.document(row), DocumentRows.copy(row)))
          .stream();
    }

    @Override
    public Stream<Entity> entities() {
      return handle
          .createQuery(EntityRows.ALL)
          .setFetchSize(ROWS_AT_ONCE)
          .mapTo(String.class)
          .stream()
          .flatMap(each -> EntityRows.entity(handle, each).stream());
    }

    @Override
    public Stream<Assertion> assertions() {
      RecordView view = new RecordView(handle, incumbents);
      return handle
          .createQuery(
              "select a.document, a.body from document d"
                  + " join assertion a on a.document = d.number order by "
                  + dialect.byAddress()
                  + ", a.place")
          .setFetchSize(ROWS_AT_ONCE)
          .map((row, context) -> assertion(view, row))
          .stream();
    }

    @Override
    public Optional<RecordLine.OfDocument> document(String id) {
      return handle
          .createQuery("select " + DocumentRows.WHOLE + " from document d where d.id = :id")
          .bind("id", id)
          .map(
              (row, context) ->
                  new RecordLine.OfDocument(DocumentRows.document(row), DocumentRows.copy(row)))
          .findOne();
    }

    @Override
    public Optional<Entity> entity(String id) {
      return EntityRows.entity(handle, id);
    }

    @Override
    public void close() {
      end(handle);
    }
  }

  // The search index

  @Override
  public Set<String> matching(String query, Collection<String> documentIds) {
    try {
      return index().matching(query, documentIds);
    } catch (IOException | UncheckedIOException damaged) {
      try {
        return repairedIndex().matching(query, documentIds);
      } catch (IOException e) {
        throw trouble(e);
      }
    }
  }

  @Override
  public SearchResult find(String query, DocumentFilter filter, int limit) {
    FullTextIndex.Result result;
    try {
      result = index().search(query, filter, limit);
    } catch (IOException | UncheckedIOException damaged) {
      try {
        result = repairedIndex().search(query, filter, limit);
      } catch (IOException e) {
        throw trouble(e);
      }
    }
    List<Hit> hits = new ArrayList<>();
    for (FullTextIndex.Found found : result.found()) {
      // A document can only be missing where the index is ahead of a snapshot: leave it out.
      document(found.id())
          .ifPresent(
              archived ->
                  hits.add(
                      new Hit(
                          summary(archived),
                          found.score(),
                          Passages.choose(archived.document().text(), found.matches()))));
    }
    return new SearchResult(result.total(), hits);
  }

  private static DocumentSummary summary(ArchivedDocument archived) {
    Document document = archived.document();
    return new DocumentSummary(
        document.id(),
        document.uri(),
        document.language(),
        document.origin(),
        archived.copy(),
        archived.leftOut());
  }

  /** How far an index came: the last change that is in it, and how many documents were put in. */
  record CaughtUp(long change, long documents) {}

  /** Puts into an index what was written to the database after a change. */
  final CaughtUp catchUp(FullTextIndex target, long change, LongConsumer progress)
      throws IOException {
    long[] done = {0};
    long[] last = {change};
    settle();
    Handle handle = moment();
    try (Stream<Long> changes =
        handle
            .createQuery(
                "select d.change, "
                    + DocumentRows.WHOLE
                    + " from document d where d.change > :change order by d.change")
            .bind("change", change)
            .setFetchSize(ROWS_AT_ONCE)
            .map(
                (row, context) -> {
                  put(target, DocumentRows.document(row), change > 0);
                  return row.getLong("change");
                })
            .stream()) {
      changes.forEach(
          each -> {
            last[0] = each;
            progress.accept(++done[0]);
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      end(handle);
    }
    target.commit(last[0]);
    return new CaughtUp(last[0], done[0]);
  }

  private static void put(FullTextIndex target, Document document, boolean mayBeThere) {
    try {
      target.put(document, mayBeThere);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of the last change to a document. */
  final long lastChange() {
    return read(
        handle ->
            handle
                .createQuery("select coalesce(max(change), 0) from document")
                .mapTo(Long.class)
                .one());
  }
}
