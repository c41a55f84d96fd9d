package org.dragoman.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The entities of the record in the database's rows.
 *
 * <p>An entity of the record is a cluster of the entities of documents; one that reconciliation
 * leaves alone, such as a country, or has not come to yet, stands for itself.
 */
final class EntityRows {

  /** The documents' entities that are the record's entity {@code :id}: document and entity. */
  static final String APPEARANCES = "select document, entity from appearance where record = :id";

  /** The ids of all entities, in order. */
  static final String ALL = "select id from known_entity order by id";

  /** What reconciliation describes comes before what documents say of themselves. */
  private static final List<String> TABLES = List.of("record_entity", "entity");

  private EntityRows() {}

  /** The id in the record of an entity that is given by that, by an item's or a document's id. */
  static String recordId(Handle handle, String id) {
    return recordIds(handle, List.of(id)).getOrDefault(id, id);
  }

  /** The ids in the record of entities that are given by these, by items' or documents' ids. */
  private static Map<String, String> recordIds(Handle handle, Collection<String> ids) {
    Map<String, String> found = new HashMap<>();
    for (String question :
        List.of(
            "select id as asked, id as record from record_entity where id in (<ids>)",
            "select id as asked, cluster as record from item"
                + " where id in (<ids>) and cluster is not null",
            "select u.subject as asked, min(i.cluster) as record from item_use u"
                + " join item i on i.id = u.item"
                + " where u.subject in (<ids>) and i.cluster is not null group by u.subject")) {
      List<String> left = ids.stream().filter(id -> !found.containsKey(id)).toList();
      for (List<String> portion : Portions.of(left)) {
        handle
            .createQuery(question)
            .bindList("ids", portion)
            .map((row, context) -> found.put(row.getString("asked"), row.getString("record")))
            .list();
      }
    }
    return found;
  }

  /** The items behind an id. */
  static Set<String> items(Handle handle, String id) {
    return new TreeSet<>(
        handle
            .createQuery(
                """
                select id from item where cluster = :id or id = :id
                union select item from item_use where subject = :id
                """)
            .bind("id", id)
            .mapTo(String.class)
            .list());
  }

  /** An entity of the record by its id there. */
  static Optional<Entity> entity(Handle handle, String id) {
    return Optional.ofNullable(entities(handle, List.of(id)).get(id));
  }

  private static Map<String, Entity> entities(Handle handle, Collection<String> ids) {
    Map<String, List<EntityName>> names = names(handle, ids);
    Map<String, Entity> entities = new HashMap<>();
    for (String table : TABLES) {
      List<String> left = ids.stream().filter(id -> !entities.containsKey(id)).toList();
      for (List<String> portion : Portions.of(left)) {
        handle
            .createQuery("select * from " + table + " where id in (<ids>)")
            .bindList("ids", portion)
            .map((row, context) -> entity(row, names.getOrDefault(row.getString("id"), List.of())))
            .list()
            .forEach(entity -> entities.put(entity.id(), entity));
      }
    }
    return entities;
  }

  /** What entities are called, by their ids in the record. */
  static Map<String, String> labels(Handle handle, Collection<String> ids) {
    Map<String, String> labels = new HashMap<>();
    for (String table : TABLES) {
      List<String> left = ids.stream().filter(id -> !labels.containsKey(id)).toList();
      for (List<String> portion : Portions.of(left)) {
        handle
            .createQuery("select id, label from " + table + " where id in (<ids>)")
            .bindList("ids", portion)
            .map((row, context) -> labels.put(row.getString("id"), row.getString("label")))
            .list();
      }
    }
    return labels;
  }

  private static Entity entity(ResultSet row, List<EntityName> names) throws SQLException {
    return new Entity(
        row.getString("id"),
        EntityType.valueOf(row.getString("type")),
        row.getString("label"),
        row.getString("country"),
        names,
        row.getString("parent"));
  }

  /** The names of entities of the record, by their ids, most used first. */
  private static Map<String, List<EntityName>> names(Handle handle, Collection<String> ids) {
    Map<String, List<EntityName>> names = new HashMap<>();
    for (List<String> portion : Portions.of(ids)) {
      handle
          .createQuery(
              """
              select record, text, language, script, mentions from known_name
              where record in (<ids>) order by mentions desc, text, language, script
              """)
          .bindList("ids", portion)
          .map(
              (row, context) ->
                  names
                      .computeIfAbsent(row.getString("record"), key -> new ArrayList<>())
                      .add(name(row)))
          .list();
    }
    return names;
  }

  private static EntityName name(ResultSet row) throws SQLException {
    return new EntityName(
        row.getString("text"),
        row.getString("language"),
        row.getString("script"),
        row.getInt("mentions"));
  }

  /**
   * Entities of the record with how often they are named, in the order of the ids that they are
   * asked for by; left out where there is none.
   */
  static Map<String, EntitySummary> summaries(Handle handle, Collection<String> ids) {
    Map<String, String> records = recordIds(handle, ids);
    Map<String, String> wanted = new LinkedHashMap<>();
    ids.forEach(id -> wanted.put(id, records.getOrDefault(id, id)));
    Map<String, EntitySummary> known = known(handle, wanted.values());
    Map<String, EntitySummary> summaries = new LinkedHashMap<>();
    wanted.forEach(
        (id, record) -> {
          EntitySummary summary = known.get(record);
          if (summary != null) {
            summaries.put(id, summary);
          }
        });
    return summaries;
  }

  /** Entities by their ids in the record. */
  private static Map<String, EntitySummary> known(Handle handle, Collection<String> ids) {
    record Total(long mentions, long documents) {}
    Map<String, Total> totals = new HashMap<>();
    for (List<String> portion : Portions.of(ids)) {
      handle
          .createQuery("select id, mentions, documents from known_entity where id in (<ids>)")
          .bindList("ids", portion)
          .map(
              (row, context) ->
                  totals.put(
                      row.getString("id"),
                      new Total(row.getLong("mentions"), row.getLong("documents"))))
          .list();
    }
    Map<String, EntitySummary> known = new HashMap<>();
    entities(handle, ids)
        .forEach(
            (id, entity) -> {
              Total total = totals.getOrDefault(id, new Total(0, 0));
              known.put(id, new EntitySummary(entity, total.mentions(), total.documents()));
            });
    return known;
  }

  /** Entities by their ids in the record, in the order of these. */
  private static List<EntitySummary> inOrder(Handle handle, Collection<String> ids) {
    Map<String, EntitySummary> known = known(handle, ids);
    return ids.stream().flatMap(id -> Stream.ofNullable(known.get(id))).toList();
  }

  /**
   * The entities with a name or label that is a key or begins so; where there is none, those with a
   * name in which a later word begins so.
   */
  static List<EntitySummary> named(Handle handle, String key, int limit) {
    Set<String> ids = new LinkedHashSet<>();
    // Who is named just so comes before whoever's name begins so: Chile, Chilean Senate.
    ids.addAll(ids(handle, "= :key", key, limit));
    ids.addAll(ids(handle, ">= :key and %s < :after", key, limit));
    if (ids.isEmpty()) {
      ids.addAll(ids(handle, "like :inside escape '!'", key, limit));
    }
    return inOrder(handle, ids.stream().limit(limit).toList());
  }

  private static List<String> ids(Handle handle, String condition, String key, int limit) {
    Query query =
        handle.createQuery(
            "select id from (select n.record as id, n.mentions as mentions from known_name n"
                + " where n.name_key "
                + condition.replace("%s", "n.name_key")
                + " union all select l.id, 1 from record_entity l where l.label_key "
                + condition.replace("%s", "l.label_key")
                + " union all select e.id, 1 from entity e where e.label_key "
                + condition.replace("%s", "e.label_key")
                + " and exists (select 1 from known_entity k where k.id = e.id)"
                + ") f group by id order by sum(mentions) desc, id limit :limit");
    query.bind("limit", limit);
    if (condition.contains(":inside")) {
      String inside = key.replace("!", "!!").replace("%", "!%").replace("_", "!_");
      query.bind("inside", "% " + inside + "%");
    } else {
      query.bind("key", key);
    }
    if (condition.contains(":after")) {
      query.bind("after", key + Character.toString(Character.MAX_CODE_POINT));
    }
    return query.mapTo(String.class).list();
  }

  /** How many entities of a type there are. */
  static long count(Handle handle, Optional<EntityType> type) {
    Query query =
        handle.createQuery(
            "select count(*) from known_entity" + (type.isPresent() ? " where type = :type" : ""));
    type.ifPresent(wanted -> query.bind("type", wanted.name()));
    return query.mapTo(Long.class).one();
  }

  /** The entities of the record, most named first. */
  static List<EntitySummary> list(
      Handle handle, Optional<EntityType> type, long offset, int limit) {
    Query query =
        handle.createQuery(
            "select id from known_entity"
                + (type.isPresent() ? " where type = :type" : "")
                + " order by mentions desc, id limit :limit offset :offset");
    type.ifPresent(wanted -> query.bind("type", wanted.name()));
    return inOrder(
        handle, query.bind("limit", limit).bind("offset", offset).mapTo(String.class).list());
  }

  /** The entities of one document, with the names and country that it has for them. */
  static List<Entity> of(Handle handle, String documentId) {
    Map<String, List<EntityName>> names = new TreeMap<>();
    handle
        .createQuery(
            """
            select n.entity, n.text, n.language, n.script, n.mentions from document d
            join entity_name n on n.document = d.number where d.id = :id
            order by n.mentions desc, n.text
            """)
        .bind("id", documentId)
        .map(
            (row, context) ->
                names
                    .computeIfAbsent(row.getString("entity"), key -> new ArrayList<>())
                    .add(name(row)))
        .list();
    return handle
        .createQuery(
            """
            select e.id, e.type, e.label, a.country, e.parent from document d
            join appearance a on a.document = d.number join entity e on e.id = a.entity
            where d.id = :id order by e.id
            """)
        .bind("id", documentId)
        .map((row, context) -> entity(row, names.getOrDefault(row.getString("id"), List.of())))
        .list();
  }
}
