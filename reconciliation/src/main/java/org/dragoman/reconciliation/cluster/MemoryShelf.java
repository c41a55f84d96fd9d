package org.dragoman.reconciliation.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.entity.Entity;

/** A shelf in memory. Not thread-safe. */
public final class MemoryShelf implements Shelf {

  private static final class Kept {
    final String body;
    final List<String> keys;
    final Map<String, Double> links = new HashMap<>(2);
    String cluster = "";

    Kept(String body, Collection<String> keys) {
      this.body = body;
      this.keys = List.copyOf(keys);
    }
  }

  private final Map<String, Kept> things = new HashMap<>();
  private final Map<String, List<String>> byKey = new HashMap<>();
  private final Map<String, Map<String, String>> uses = new TreeMap<>();
  private final Map<String, List<Witness>> witnesses = new HashMap<>();
  private final Map<String, String> origins = new HashMap<>();
  private final Map<String, String> stories = new HashMap<>();
  private final Map<String, String> told = new HashMap<>();
  private final Map<String, Set<String>> toldKeys = new HashMap<>();
  private final Map<String, Set<String>> toldUnder = new HashMap<>();
  private final Map<String, Map<String, String>> translations = new TreeMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final Map<String, Entity> entities = new TreeMap<>();
  private final Map<String, Status> statuses = new HashMap<>();
  private final Map<String, Map<String, Boolean>> decided = new HashMap<>();

  private Optional<Kept> kept(String id) {
    return Optional.ofNullable(things.get(id));
  }

  @Override
  public Optional<String> body(String id) {
    return kept(id).map(thing -> thing.body);
  }

  @Override
  public void put(String id, String body, Set<String> keys) {
    Kept thing = new Kept(body, keys);
    things.put(id, thing);
    thing.keys.forEach(key -> byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(id));
  }

  @Override
  public void remove(String id) {
    Kept thing = things.remove(id);
    if (thing == null) {
      return;
    }
    leave(id, thing);
    statuses.remove(id);
    for (String key : thing.keys) {
      byKey.computeIfPresent(
          key,
          (k, ids) -> {
            ids.remove(id);
            return ids.isEmpty() ? null : ids;
          });
    }
    thing.links.keySet().forEach(other -> kept(other).ifPresent(its -> its.links.remove(id)));
  }

  @Override
  public Set<String> filedUnder(Collection<String> keys) {
    Set<String> found = new HashSet<>();
    keys.forEach(key -> found.addAll(byKey.getOrDefault(key, List.of())));
    return found;
  }

  @Override
  public void link(String one, String other, double likeness) {
    kept(one).ifPresent(thing -> thing.links.put(other, likeness));
    kept(other).ifPresent(thing -> thing.links.put(one, likeness));
  }

  @Override
  public Map<String, Double> links(String id) {
    return kept(id).map(thing -> thing.links).orElse(Map.of());
  }

  @Override
  public Optional<String> cluster(String id) {
    return kept(id).map(thing -> thing.cluster).filter(cluster -> !cluster.isEmpty());
  }

  @Override
  public void assign(String id, String cluster) {
    kept(id)
        .ifPresent(
            thing -> {
              leave(id, thing);
              thing.cluster = cluster;
              members.computeIfAbsent(cluster, key -> new TreeSet<>()).add(id);
            });
  }

  private void leave(String id, Kept thing) {
    members.computeIfPresent(
        thing.cluster,
        (key, ids) -> {
          ids.remove(id);
          return ids.isEmpty() ? null : ids;
        });
  }

  @Override
  public Set<String> members(String cluster) {
    return members.getOrDefault(cluster, Set.of());
  }

  @Override
  public void describe(Entity entity) {
    entities.put(entity.id(), entity);
  }

  @Override
  public void undescribe(String id) {
    entities.remove(id);
  }

  /** The entities of the record by id. */
  public Map<String, Entity> entities() {
    return entities;
  }

  @Override
  public void mark(String id, Status status) {
    statuses.put(id, status);
  }

  /** How well a thing is supported. */
  public Status status(String id) {
    return statuses.getOrDefault(id, Status.REPORTED);
  }

  /** Notes what an editor decided of two things. */
  public void decide(String one, String other, boolean same) {
    decided.computeIfAbsent(one, key -> new TreeMap<>()).put(other, same);
    decided.computeIfAbsent(other, key -> new TreeMap<>()).put(one, same);
  }

  @Override
  public Map<String, Boolean> decided(String id) {
    return decided.getOrDefault(id, Map.of());
  }

  @Override
  public void use(String document, String subject, String id, String origin) {
    uses.computeIfAbsent(document, key -> new TreeMap<>()).put(subject, id);
    witnesses
        .computeIfAbsent(id, key -> new ArrayList<>(1))
        .add(new Witness(document, document, origin));
  }

  @Override
  public List<Witness> witnesses(String id) {
    return witnesses.getOrDefault(id, List.of()).stream()
        .map(
            witness -> new Witness(witness.document(), story(witness.document()), witness.origin()))
        .toList();
  }

  /** The story of a document: here the first id of all that are translations of one another. */
  private String story(String document) {
    return stories.getOrDefault(document, translated(document).first());
  }

  private SortedSet<String> translated(String document) {
    SortedSet<String> one = new TreeSet<>();
    ArrayDeque<String> ahead = new ArrayDeque<>(List.of(document));
    while (!ahead.isEmpty()) {
      String next = ahead.remove();
      if (one.add(next)) {
        ahead.addAll(translations.getOrDefault(next, Map.of()).keySet());
      }
    }
    return one;
  }

  @Override
  public void tell(String document, String line, Set<String> keys) {
    toldKeys
        .getOrDefault(document, Set.of())
        .forEach(key -> toldUnder.getOrDefault(key, new TreeSet<>()).remove(document));
    toldKeys.put(document, keys);
    keys.forEach(key -> toldUnder.computeIfAbsent(key, k -> new TreeSet<>()).add(document));
    told.put(document, line);
  }

  @Override
  public Map<String, String> toldAlike(String document) {
    Map<String, String> alike = new TreeMap<>();
    for (String key : toldKeys.getOrDefault(document, Set.of())) {
      for (String other : toldUnder.getOrDefault(key, Set.of())) {
        alike.put(other, told.getOrDefault(other, ""));
      }
    }
    alike.remove(document);
    return alike;
  }

  @Override
  public Set<String> translations(String document, Map<String, String> others) {
    Set<String> told = told(document);
    for (String other : translations.getOrDefault(document, Map.of()).keySet()) {
      translations.getOrDefault(other, new TreeMap<>()).remove(document);
    }
    translations.remove(document);
    others.forEach(
        (other, why) -> {
          translations.computeIfAbsent(document, key -> new TreeMap<>()).put(other, why);
          translations.computeIfAbsent(other, key -> new TreeMap<>()).put(document, why);
        });
    told.addAll(told(document));
    return told;
  }

  /** All that the documents tell that are translations of one. */
  private Set<String> told(String document) {
    Set<String> things = new TreeSet<>();
    translated(document).forEach(one -> things.addAll(uses.getOrDefault(one, Map.of()).values()));
    return things;
  }

  /** Which documents are translations of one another, both ways. */
  public Map<String, Map<String, String>> translations() {
    return translations;
  }

  @Override
  public Optional<String> originOf(String story) {
    return Optional.ofNullable(origins.get(story));
  }

  @Override
  public void originates(String document, String origin) {
    origins.put(document, origin);
  }

  /** Notes that a document is a copy of a story. */
  public void copy(String document, String story) {
    stories.put(document, story);
  }

  @Override
  public Set<String> forget(String document) {
    Set<String> unused = new TreeSet<>();
    origins.remove(document);
    Map<String, String> said = uses.remove(document);
    if (said != null) {
      for (String id : said.values()) {
        List<Witness> left = witnesses.getOrDefault(id, new ArrayList<>());
        left.removeIf(witness -> witness.document().equals(document));
        if (left.isEmpty()) {
          witnesses.remove(id);
          unused.add(id);
        }
      }
    }
    return unused;
  }

  /** What documents say, as things by subject. */
  public Map<String, Map<String, String>> uses() {
    return uses;
  }

  /** All things by cluster. */
  public Map<String, Set<String>> clusters() {
    return new TreeMap<>(members);
  }
}
