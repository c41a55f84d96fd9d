package org.dragoman.archive;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dragoman.archive.Dialect.Lock;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.entity.Entity;
import org.jspecify.annotations.Nullable;

/**
 * The items of reconciliation in the database, through a writer's connection.
 *
 * <p>Between {@link #begin} and {@link #end} a document is taken. Rows of documents are written
 * only once {@link Lock#STORIES} is held, as all who write them do, so that nobody waits in a
 * circle.
 */
final class ItemTables implements Items {

  private final Statements statements;
  private final CopyClusters copies;
  private final Dialect dialect;

  /** Whose word documents are, until that is written. */
  private final Map<String, String> origins = new TreeMap<>();

  private String taken = "";
  private long before;
  private boolean storiesLocked;
  private boolean overtaken;

  ItemTables(Statements statements, CopyClusters copies, Dialect dialect) {
    this.statements = statements;
    this.copies = copies;
    this.dialect = dialect;
  }

  /** Begins to take a document. */
  void begin(String document) throws SQLException {
    origins.clear();
    taken = document;
    before = reconciled();
    storiesLocked = false;
    overtaken = false;
  }

  /**
   * Ends to take it; tells whether it is taken. It is not where another writer has linked it with
   * other copies meanwhile: then it is to be taken again.
   */
  boolean end() throws SQLException {
    lockStories();
    for (Map.Entry<String, String> origin : origins.entrySet()) {
      statements.execute(
          "update document set origin = ? where id = ?", origin.getValue(), origin.getKey());
    }
    origins.clear();
    return !overtaken;
  }

  private void lockStories() throws SQLException {
    if (!storiesLocked) {
      dialect.lock(statements, Lock.STORIES);
      storiesLocked = true;
      overtaken = dialect.isShared() && reconciled() != before;
    }
  }

  private long reconciled() throws SQLException {
    return statements.number("select reconciled from document where id = ?", taken);
  }

  /** A database trouble on its way through code that knows no database. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final SQLException trouble;

    Broken(SQLException cause) {
      super(cause);
      trouble = cause;
    }

    SQLException trouble() {
      return trouble;
    }
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private static <T> T run(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new Broken(e);
    }
  }

  @Override
  public Optional<String> body(String id) {
    return run(
        () -> statements.first(row -> row.getString(1), "select body from item where id = ?", id));
  }

  @Override
  public void put(String id, String body, Set<String> keys) {
    run(
        () -> {
          statements.execute(
              "insert into item (id, body, cluster, status) values (?, ?, null, ?)",
              id,
              body,
              Status.REPORTED.name());
          List<@Nullable Object[]> filed = new ArrayList<>();
          bounded(keys).forEach(key -> filed.add(new @Nullable Object[] {key, id}));
          statements.executeAll("insert into item_key (item_key, item) values (?, ?)", filed);
          return id;
        });
  }

  private static Set<String> bounded(Collection<String> keys) {
    return keys.stream().map(NameKey::bounded).collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void remove(String id) {
    run(
        () -> {
          for (String other : links(id).keySet()) {
            statements.execute("delete from item_link where one = ? and other = ?", other, id);
          }
          statements.execute("delete from item_link where one = ?", id);
          statements.execute("delete from item_key where item = ?", id);
          return statements.execute("delete from item where id = ?", id);
        });
  }

  @Override
  public Set<String> filedUnder(Collection<String> keys) {
    return run(
        () -> {
          Set<String> items = new TreeSet<>();
          for (String key : bounded(keys)) {
            items.addAll(
                statements.list(
                    row -> row.getString(1), "select item from item_key where item_key = ?", key));
          }
          return items;
        });
  }

  @Override
  public void link(String one, String other, double likeness) {
    String add =
        "insert into item_link (one, other, likeness) values (?, ?, ?)"
            + " on conflict (one, other) do update set likeness = excluded.likeness";
    run(
        () -> {
          statements.execute(add, one, other, likeness);
          return statements.execute(add, other, one, likeness);
        });
  }

  @Override
  public Map<String, Double> links(String id) {
    return run(
        () -> {
          Map<String, Double> links = new HashMap<>();
          statements.list(
              row -> links.put(row.getString(1), row.getDouble(2)),
              "select other, likeness from item_link where one = ?",
              id);
          return links;
        });
  }

  @Override
  public Optional<String> cluster(String id) {
    return run(
        () ->
            statements.first(
                row -> row.getString(1),
                "select cluster from item where id = ? and cluster is not null",
                id));
  }

  @Override
  public void assign(String id, String cluster) {
    run(() -> statements.execute("update item set cluster = ? where id = ?", cluster, id));
  }

  @Override
  public Set<String> members(String cluster) {
    return run(
        () ->
            new TreeSet<>(
                statements.list(
                    row -> row.getString(1), "select id from item where cluster = ?", cluster)));
  }

  @Override
  public void mark(String id, Status status) {
    run(() -> statements.execute("update item set status = ? where id = ?", status.name(), id));
  }

  @Override
  public void use(String document, String subject, String id, String origin) {
    run(
        () ->
            statements.execute(
                """
                insert into item_use (document, subject, item, origin)
                select number, ?, ?, ? from document where id = ?
                on conflict (document, subject)
                do update set item = excluded.item, origin = excluded.origin
                """,
                subject,
                id,
                origin,
                document));
  }

  @Override
  public Set<String> forget(String document) {
    return run(
        () -> {
          long number = statements.number("select number from document where id = ?", document);
          List<String> used =
              statements.list(
                  row -> row.getString(1), "select item from item_use where document = ?", number);
          statements.execute("delete from item_use where document = ?", number);
          Set<String> unused = new TreeSet<>();
          for (String item : used) {
            if (statements
                .first(row -> 1, "select 1 from item_use where item = ? limit 1", item)
                .isEmpty()) {
              unused.add(item);
            }
          }
          return unused;
        });
  }

  @Override
  public List<Use> uses(String id) {
    return run(
        () ->
            statements.list(
                row -> new Use(row.getString(1), row.getString(2), row.getString(3)),
                """
                select d.id, coalesce(o.id, d.id), u.origin from item_use u
                join document d on d.number = u.document
                left join copy c on c.document = d.number
                left join document o on o.number = c.original
                where u.item = ?
                """,
                id));
  }

  @Override
  public Optional<String> originOf(String document) {
    String told = origins.get(document);
    if (told != null) {
      return Optional.of(told);
    }
    return run(
        () ->
            statements.first(
                row -> row.getString(1),
                "select origin from document where id = ? and origin is not null",
                document));
  }

  @Override
  public void originates(String document, String origin) {
    origins.put(document, origin);
  }

  @Override
  public Map<String, Boolean> decided(String id) {
    return run(
        () -> {
          List<Map.Entry<String, Boolean>> all = new ArrayList<>();
          statements.list(
              row -> all.add(Map.entry(row.getString(1), row.getString(2).equals("SAME"))),
              """
              select case when subject = ? then other else subject end, kind from decision
              where kind in ('SAME', 'DIFFERENT') and (subject = ? or other = ?)
                and number not in (select cast(subject as bigint) from decision
                  where kind = 'WITHDRAWN')
              order by number
              """,
              id,
              id,
              id);
          // The last word holds.
          Map<String, Boolean> decided = new TreeMap<>();
          all.forEach(entry -> decided.put(entry.getKey(), entry.getValue()));
          return decided;
        });
  }

  @Override
  public void describe(Entity entity) {
    run(
        () ->
            statements.execute(
                """
                insert into record_entity (id, type, label, label_key, country, parent)
                values (?, ?, ?, ?, ?, ?)
                on conflict (id) do update set type = excluded.type, label = excluded.label,
                  label_key = excluded.label_key, country = excluded.country,
                  parent = excluded.parent
                """,
                entity.id(),
                entity.type().name(),
                entity.label(),
                NameKey.of(entity.label()),
                entity.country(),
                entity.parent()));
  }

  @Override
  public void undescribe(String id) {
    run(() -> statements.execute("delete from record_entity where id = ?", id));
  }

  @Override
  public void tell(String document, String line, Set<String> keys) {
    run(
        () -> {
          long number = number(document);
          Optional<String> before =
              statements.first(
                  row -> row.getString(1), "select body from telling where document = ?", number);
          if (before.equals(Optional.of(line))) {
            return number;
          }
          statements.execute("delete from telling_key where document = ?", number);
          statements.execute("delete from telling where document = ?", number);
          if (!line.isEmpty()) {
            statements.execute("insert into telling (document, body) values (?, ?)", number, line);
            for (String key : bounded(keys)) {
              statements.execute(
                  "insert into telling_key (telling_key, document) values (?, ?)", key, number);
            }
          }
          return number;
        });
  }

  private long number(String document) throws SQLException {
    return statements.number("select number from document where id = ?", document);
  }

  @Override
  public Map<String, String> toldAlike(String document) {
    return run(
        () -> {
          Map<String, String> alike = new TreeMap<>();
          statements.list(
              row -> alike.put(row.getString(1), row.getString(2)),
              """
              select d.id, t.body from telling t join document d on d.number = t.document
              where t.document in (select its.document from telling_key own
                join telling_key its on its.telling_key = own.telling_key
                where own.document = ? and its.document <> own.document)
              """,
              number(document));
          return alike;
        });
  }

  @Override
  public void translations(String document, Map<String, String> others) {
    run(
        () -> {
          long number = number(document);
          Map<String, String> known = copies.translationsOf(number);
          if (!known.equals(others)) {
            lockStories();
            copies.translations(number, known, others);
          }
          return document;
        });
  }
}
