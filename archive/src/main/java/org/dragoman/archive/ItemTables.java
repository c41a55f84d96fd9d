package org.dragoman.archive;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
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
 *
 * <p>A database on another machine takes its time for each question, so few are asked: what is
 * written waits until something is read that it may change, and goes as one batch for each
 * statement; what was read is remembered until the document is taken, together with what is likely
 * to be asked for next.
 */
final class ItemTables implements Items {

  /** So many ids stand in one question at most. */
  private static final int MOST_AT_ONCE = 64;

  private final Statements statements;
  private final CopyClusters copies;
  private final Dialect dialect;

  /** Whose word documents are, until that is written. */
  private final Map<String, String> origins = new TreeMap<>();

  private String taken = "";
  private long before;
  private boolean storiesLocked;
  private boolean overtaken;

  // What waits to be written; of each row the last word.
  private final Map<String, @Nullable Object[]> put = new LinkedHashMap<>();
  private final List<@Nullable Object[]> keyed = new ArrayList<>();
  private final Map<String, String> assigned = new LinkedHashMap<>();
  private final Map<String, String> marked = new LinkedHashMap<>();
  private final Map<List<String>, Double> linked = new LinkedHashMap<>();
  private final Map<List<Object>, @Nullable Object[]> used = new LinkedHashMap<>();
  private final Set<String> undescribed = new TreeSet<>();
  private final Map<String, @Nullable Object[]> described = new LinkedHashMap<>();

  // What was read while the document is taken.
  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, Map<String, Double>> links = new HashMap<>();
  private final Map<String, List<Use>> uses = new HashMap<>();
  private final Map<String, Optional<String>> originsRead = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();

  /** Items of which more is likely to be asked: they were found under keys, or are neighbours. */
  private final NavigableSet<String> near = new TreeSet<>();

  private @Nullable Boolean anyDecided;

  /**
   * An item's row.
   *
   * @param body null where there is no such item
   */
  private record Row(@Nullable String body, @Nullable String cluster) {
    private static final Row NONE = new Row(null, null);
  }

  ItemTables(Statements statements, CopyClusters copies, Dialect dialect) {
    this.statements = statements;
    this.copies = copies;
    this.dialect = dialect;
  }

  /** Begins to take a document. */
  void begin(String document) throws SQLException {
    origins.clear();
    rows.clear();
    links.clear();
    uses.clear();
    originsRead.clear();
    numbers.clear();
    near.clear();
    anyDecided = null;
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
    write();
    lockStories();
    List<@Nullable Object[]> written = new ArrayList<>();
    origins.forEach((document, origin) -> written.add(row(origin, document)));
    statements.executeAll("update document set origin = ? where id = ?", written);
    origins.clear();
    return !overtaken;
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
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

  /** Writes what waits. Rows of one table that wait under several statements are others' rows. */
  private void write() throws SQLException {
    statements.executeAll(
        "insert into item (id, body, cluster, status) values (?, ?, ?, ?)",
        List.copyOf(put.values()));
    put.clear();
    statements.executeAll("insert into item_key (item_key, item) values (?, ?)", keyed);
    keyed.clear();
    List<@Nullable Object[]> clusters = new ArrayList<>();
    assigned.forEach((id, cluster) -> clusters.add(row(cluster, id)));
    statements.executeAll("update item set cluster = ? where id = ?", clusters);
    assigned.clear();
    List<@Nullable Object[]> standing = new ArrayList<>();
    // Most stand as they stood: a row that is written again costs as much as a new one.
    marked.forEach((id, status) -> standing.add(row(status, id, status)));
    statements.executeAll("update item set status = ? where id = ? and status <> ?", standing);
    marked.clear();
    List<@Nullable Object[]> pairs = new ArrayList<>();
    linked.forEach((pair, likeness) -> pairs.add(row(pair.get(0), pair.get(1), likeness)));
    statements.executeAll(
        "insert into item_link (one, other, likeness) values (?, ?, ?)"
            + " on conflict (one, other) do update set likeness = excluded.likeness",
        pairs);
    linked.clear();
    statements.executeAll(
        "insert into item_use (document, subject, item, origin) values (?, ?, ?, ?)"
            + " on conflict (document, subject)"
            + " do update set item = excluded.item, origin = excluded.origin",
        List.copyOf(used.values()));
    used.clear();
    List<@Nullable Object[]> gone = new ArrayList<>();
    undescribed.forEach(id -> gone.add(row(id)));
    statements.executeAll("delete from record_entity where id = ?", gone);
    undescribed.clear();
    statements.executeAll(
        "insert into record_entity (id, type, label, label_key, country, parent)"
            + " values (?, ?, ?, ?, ?, ?) on conflict (id) do update set type = excluded.type,"
            + " label = excluded.label, label_key = excluded.label_key,"
            + " country = excluded.country, parent = excluded.parent",
        List.copyOf(described.values()));
    described.clear();
  }

  /** Reads the rows that some values have, a question for many values at a time. */
  private <T> void each(String sql, Collection<String> values, Statements.Row<T> reader)
      throws SQLException {
    List<String> all = List.copyOf(values);
    for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
      // Few lengths, so that few statements are prepared; the last value fills up.
      int length = Integer.highestOneBit(2 * some.size() - 1);
      @Nullable Object[] filled = new @Nullable Object[length];
      for (int i = 0; i < length; i++) {
        filled[i] = some.get(Math.min(i, some.size() - 1));
      }
      statements.list(
          reader, sql + " in (" + String.join(",", Collections.nCopies(length, "?")) + ")", filled);
    }
  }

  // Items

  /** An item, and those near it of which the same is not known: where asking takes its time. */
  private List<String> with(String id, Set<String> known) {
    List<String> asked = new ArrayList<>(List.of(id));
    if (dialect.isShared() && near.contains(id)) {
      for (String next : near.tailSet(id, false)) {
        if (asked.size() == MOST_AT_ONCE) {
          break;
        }
        if (!known.contains(next)) {
          asked.add(next);
        }
      }
    }
    return asked;
  }

  /** An item's row; what waits to be written is in what is known. */
  private Row item(String id) throws SQLException {
    Row known = rows.get(id);
    if (known == null) {
      List<String> asked = with(id, rows.keySet());
      asked.forEach(each -> rows.put(each, Row.NONE));
      each(
          "select id, body, cluster from item where id",
          asked,
          row -> rows.put(row.getString(1), new Row(row.getString(2), row.getString(3))));
      known = rows.getOrDefault(id, Row.NONE);
    }
    return known;
  }

  @Override
  public Optional<String> body(String id) {
    return run(() -> Optional.ofNullable(item(id).body()));
  }

  @Override
  public void put(String id, String body, Set<String> keys) {
    put.put(id, row(id, body, null, Status.REPORTED.name()));
    bounded(keys).forEach(key -> keyed.add(row(key, id)));
    rows.put(id, new Row(body, null));
    links.put(id, new HashMap<>());
    uses.remove(id);
  }

  private static Set<String> bounded(Collection<String> keys) {
    return keys.stream().map(NameKey::bounded).collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void remove(String id) {
    run(
        () -> {
          write();
          List<@Nullable Object[]> back = new ArrayList<>();
          linksOf(id).keySet().forEach(other -> back.add(row(other, id)));
          statements.executeAll("delete from item_link where one = ? and other = ?", back);
          statements.execute("delete from item_link where one = ?", id);
          statements.execute("delete from item_key where item = ?", id);
          links.values().forEach(others -> others.remove(id));
          links.remove(id);
          uses.remove(id);
          near.remove(id);
          rows.put(id, Row.NONE);
          return statements.execute("delete from item where id = ?", id);
        });
  }

  @Override
  public Set<String> filedUnder(Collection<String> keys) {
    return run(
        () -> {
          Set<String> wanted = bounded(keys);
          Set<String> items = new TreeSet<>();
          each(
              "select item from item_key where item_key",
              wanted,
              row -> items.add(row.getString(1)));
          for (@Nullable Object[] waiting : keyed) {
            if (waiting[0] instanceof String key
                && waiting[1] instanceof String item
                && wanted.contains(key)) {
              items.add(item);
            }
          }
          near.clear();
          near.addAll(items);
          return items;
        });
  }

  @Override
  public void link(String one, String other, double likeness) {
    linked.put(List.of(one, other), likeness);
    linked.put(List.of(other, one), likeness);
    for (List<String> pair : List.of(List.of(one, other), List.of(other, one))) {
      Map<String, Double> known = links.get(pair.get(0));
      if (known != null) {
        known.put(pair.get(1), likeness);
      }
    }
  }

  @Override
  public Map<String, Double> links(String id) {
    return run(() -> new HashMap<>(linksOf(id)));
  }

  private Map<String, Double> linksOf(String id) throws SQLException {
    Map<String, Double> known = links.get(id);
    if (known != null) {
      return known;
    }
    List<String> asked = with(id, links.keySet());
    asked.forEach(each -> links.put(each, new HashMap<>()));
    each(
        "select one, other, likeness from item_link where one",
        asked,
        row ->
            links
                .computeIfAbsent(row.getString(1), key -> new HashMap<>())
                .put(row.getString(2), row.getDouble(3)));
    linked.forEach(
        (pair, likeness) -> {
          Map<String, Double> its = links.get(pair.get(0));
          if (its != null) {
            its.put(pair.get(1), likeness);
          }
        });
    Map<String, Double> own = links.computeIfAbsent(id, key -> new HashMap<>());
    near.add(id);
    near.addAll(own.keySet());
    return own;
  }

  @Override
  public Optional<String> cluster(String id) {
    return run(() -> Optional.ofNullable(item(id).cluster()));
  }

  @Override
  public void assign(String id, String cluster) {
    run(
        () -> {
          assigned.put(id, cluster);
          return rows.put(id, new Row(item(id).body(), cluster));
        });
  }

  @Override
  public Set<String> members(String cluster) {
    return run(
        () -> {
          if (!put.isEmpty() || !assigned.isEmpty()) {
            write();
          }
          Set<String> members =
              new TreeSet<>(
                  statements.list(
                      row -> row.getString(1), "select id from item where cluster = ?", cluster));
          near.addAll(members);
          return members;
        });
  }

  @Override
  public void mark(String id, Status status) {
    marked.put(id, status.name());
  }

  // Who says something of them

  @Override
  public void use(String document, String subject, String id, String origin) {
    run(
        () -> {
          long number = number(document);
          uses.clear();
          return used.put(List.of(number, subject), row(number, subject, id, origin));
        });
  }

  @Override
  public Set<String> forget(String document) {
    return run(
        () -> {
          write();
          uses.clear();
          long number = number(document);
          Set<String> unused =
              new TreeSet<>(
                  statements.list(
                      row -> row.getString(1),
                      """
                      select distinct u.item from item_use u where u.document = ?
                        and not exists (select 1 from item_use o
                          where o.item = u.item and o.document <> u.document)
                      """,
                      number));
          statements.execute("delete from item_use where document = ?", number);
          return unused;
        });
  }

  @Override
  public List<Use> uses(String id) {
    return run(
        () -> {
          if (!uses.containsKey(id)) {
            if (!used.isEmpty()) {
              write();
            }
            readUses(with(id, uses.keySet()));
          }
          return uses.getOrDefault(id, List.of());
        });
  }

  private void readUses(Collection<String> ids) throws SQLException {
    ids.forEach(id -> uses.put(id, new ArrayList<>()));
    each(
        """
        select u.item, d.id, coalesce(o.id, d.id), u.origin,
          case when o.id is null then d.origin else o.origin end
        from item_use u
        join document d on d.number = u.document
        left join copy c on c.document = d.number
        left join document o on o.number = c.original
        where u.item\
        """,
        ids,
        row -> {
          originsRead.put(row.getString(3), Optional.ofNullable(row.getString(5)));
          return uses.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
              .add(new Use(row.getString(2), row.getString(3), row.getString(4)));
        });
  }

  @Override
  public Optional<String> originOf(String document) {
    String told = origins.get(document);
    if (told != null) {
      return Optional.of(told);
    }
    return run(
        () -> {
          Optional<String> known = originsRead.get(document);
          if (known == null) {
            known =
                statements.first(
                    row -> row.getString(1),
                    "select origin from document where id = ? and origin is not null",
                    document);
            originsRead.put(document, known);
          }
          return known;
        });
  }

  @Override
  public void originates(String document, String origin) {
    origins.put(document, origin);
  }

  @Override
  public Map<String, Boolean> decided(String id) {
    return run(
        () -> {
          Boolean any = anyDecided;
          if (any == null) {
            any =
                statements
                    .first(
                        row -> 1,
                        "select 1 from decision where kind in ('SAME', 'DIFFERENT') limit 1")
                    .isPresent();
            anyDecided = any;
          }
          return any ? decisionsOf(id) : Map.of();
        });
  }

  private Map<String, Boolean> decisionsOf(String id) throws SQLException {
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
  }

  // The record's entities

  @Override
  public void describe(Entity entity) {
    run(
        () -> {
          if (undescribed.contains(entity.id())) {
            write();
          }
          return described.put(
              entity.id(),
              row(
                  entity.id(),
                  entity.type().name(),
                  entity.label(),
                  NameKey.of(entity.label()),
                  entity.country(),
                  entity.parent()));
        });
  }

  @Override
  public void undescribe(String id) {
    described.remove(id);
    undescribed.add(id);
  }

  // Translations

  @Override
  public void tell(String document, String line, Set<String> keys) {
    run(
        () -> {
          long number = number(document);
          Optional<String> known =
              statements.first(
                  row -> row.getString(1), "select body from telling where document = ?", number);
          if (known.equals(Optional.of(line))) {
            return number;
          }
          if (known.isPresent()) {
            statements.execute("delete from telling_key where document = ?", number);
            statements.execute("delete from telling where document = ?", number);
          }
          if (!line.isEmpty()) {
            statements.execute("insert into telling (document, body) values (?, ?)", number, line);
            List<@Nullable Object[]> filed = new ArrayList<>();
            bounded(keys).forEach(key -> filed.add(row(key, number)));
            statements.executeAll(
                "insert into telling_key (telling_key, document) values (?, ?)", filed);
          }
          return number;
        });
  }

  private long number(String document) throws SQLException {
    Long known = numbers.get(document);
    if (known == null) {
      known = statements.number("select number from document where id = ?", document);
      numbers.put(document, known);
    }
    return known;
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
            write();
            lockStories();
            copies.translations(number, known, others);
            // Which copy is the first may be another now.
            uses.clear();
            originsRead.clear();
          }
          return document;
        });
  }
}
