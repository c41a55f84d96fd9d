package org.dragoman.reconciliation.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.dragoman.record.assertion.Status;
import org.jspecify.annotations.Nullable;

/**
 * Gathers things that are the same, one after another, with the result that all at once would give.
 *
 * <p>Things that share a key are compared and, where alike, linked. What is linked, directly or
 * through others, is parted into clusters by a function of its things alone: the most alike are
 * joined first, unless members of the two clusters are apart or too few of them alike. So the order
 * in which things come does not matter, and a new thing changes only what it is linked with. Weak
 * things bind nothing together: each joins the one cluster that it fits best. Editors' decisions
 * come before all likeness. Not thread-safe.
 *
 * @param <T> what is compared
 */
public final class Clusters<T> {

  /** Of two clusters no more members are compared. */
  private static final int COMPARED = 12;

  /** Two clusters are joined where at least this part of their members is linked. */
  private static final double SUPPORT = 1 / 3.0;

  /** A weak thing fits one cluster alone where the next is less alike by so much. */
  private static final double CLEARLY = 0.1;

  /** A thing is held against no more others. */
  private static final int MOST_CONTRADICTED = 200;

  /** So much memory there must be for each thing that is kept as it was read, in bytes. */
  private static final long FOR_EACH = 4096;

  private static final int MOST_KEPT = 1 << 20;

  /** So many things are kept as they were read; a power of two. */
  private static final int CACHED =
      (int) Long.highestOneBit(Math.min(MOST_KEPT, Runtime.getRuntime().maxMemory() / FOR_EACH));

  /** From so many comparisons on, all processors take part. */
  private static final int MANY = 64;

  private final Shelf shelf;
  private final Likeness<T> likeness;
  private final TreeSet<String> unsettled = new TreeSet<>();

  /** Clusters from which a thing was removed. */
  private final TreeSet<String> robbed = new TreeSet<>();

  /** A thing as it was read. */
  private record Read<T>(String id, T thing) {}

  /** Things that were read lately, each at a place that its id tells, or beside it. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic type.
  private final @Nullable Read<T>[] read = new Read[CACHED];

  /** Clusters on a shelf that may hold some already. */
  public Clusters(Shelf shelf, Likeness<T> likeness) {
    this.shelf = shelf;
    this.likeness = likeness;
  }

  /** Adds a thing; where it is there already, nothing happens: its id is made of its content. */
  public void add(String id, String body) {
    if (shelf.body(id).isPresent()) {
      return;
    }
    T thing = likeness.read(body);
    keep(id, thing);
    List<String> others = new ArrayList<>();
    List<T> things = new ArrayList<>();
    for (String other : shelf.filedUnder(likeness.sought(thing))) {
      T its = thing(other);
      if (mayBeLinked(likeness, thing, its)) {
        others.add(other);
        things.add(its);
      }
    }
    shelf.put(id, body, likeness.keys(thing));
    unsettled.add(id);
    IntStream places = IntStream.range(0, others.size());
    double[] values =
        (others.size() < MANY ? places : places.parallel())
            .mapToDouble(place -> likeness.likeness(thing, things.get(place)))
            .toArray();
    for (int i = 0; i < values.length; i++) {
      if (values[i] >= Likeness.LINKED) {
        shelf.link(id, others.get(i), values[i]);
      }
    }
  }

  /** Whether two things that share a key are linked where they are alike enough. */
  public static <T> boolean mayBeLinked(Likeness<T> likeness, T one, T other) {
    return !(likeness.isWeak(one) && likeness.isWeak(other)) && !likeness.areApart(one, other);
  }

  /** Removes a thing. */
  public void remove(String id) {
    unsettled.addAll(neighbours(id));
    shelf.cluster(id).ifPresent(robbed::add);
    shelf.remove(id);
    unsettled.remove(id);
    int place = place(id);
    for (int at : new int[] {place, place ^ 1}) {
      Read<T> lately = read[at];
      if (lately != null && lately.id().equals(id)) {
        read[at] = null;
      }
    }
  }

  /** Has a thing settled anew, because an editor decided something of it. */
  public void reconsider(String id) {
    if (shelf.body(id).isPresent()) {
      unsettled.add(id);
      unsettled.addAll(neighbours(id));
    }
  }

  private Set<String> neighbours(String id) {
    Set<String> all = new TreeSet<>(shelf.links(id).keySet());
    shelf.decided(id).keySet().stream()
        .filter(other -> shelf.body(other).isPresent())
        .forEach(all::add);
    return all;
  }

  /** The thing with an id. */
  public T thing(String id) {
    int place = place(id);
    Read<T> lately = read[place];
    if (lately != null && lately.id().equals(id)) {
      return lately.thing();
    }
    lately = read[place ^ 1];
    if (lately != null && lately.id().equals(id)) {
      return lately.thing();
    }
    T thing = likeness.read(shelf.body(id).orElseThrow());
    keep(id, thing);
    return thing;
  }

  private void keep(String id, T thing) {
    int place = place(id);
    // What stood there moves aside, and what stood beside it goes.
    read[place ^ 1] = read[place];
    read[place] = new Read<>(id, thing);
  }

  private static int place(String id) {
    int hash = id.hashCode();
    return (hash ^ (hash >>> 16)) & (CACHED - 1);
  }

  private boolean isWeak(String id) {
    return likeness.isWeak(thing(id));
  }

  /** Brings the clusters up to date; returns the clusters that have won or lost a thing. */
  public Set<String> settle() {
    Set<String> changed = new TreeSet<>(robbed);
    robbed.clear();
    Set<String> weak = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    Set<String> begun = new TreeSet<>();
    for (String id : unsettled) {
      (isWeak(id) ? weak : begun).add(id);
    }
    for (String id : begun) {
      if (!seen.contains(id)) {
        List<String> component = component(id, weak);
        seen.addAll(component);
        part(component).forEach((member, cluster) -> assign(member, cluster, changed));
      }
    }
    for (String id : weak) {
      assign(id, fitting(id), changed);
    }
    unsettled.clear();
    return changed;
  }

  /**
   * How well each member of a cluster is supported: contested where another contradicts it,
   * corroborated where independent witnesses agree. Copies of one story are one witness, and so are
   * all who have it from one origin.
   */
  public Map<String, Status> standing(String cluster) {
    List<String> members = List.copyOf(shelf.members(cluster));
    List<String> compared = members.subList(0, Math.min(MOST_CONTRADICTED, members.size()));
    Map<String, Status> standing = new TreeMap<>();
    Map<String, List<Shelf.Witness>> witnesses = new TreeMap<>();
    members.forEach(member -> witnesses.put(member, shelf.witnesses(member)));
    for (String member : members) {
      T thing = thing(member);
      List<Shelf.Witness> agreeing = new ArrayList<>(witnesses.getOrDefault(member, List.of()));
      boolean contested = false;
      for (String other : compared) {
        if (other.equals(member)) {
          continue;
        }
        if (likeness.contradict(thing, thing(other))) {
          contested = true;
        } else {
          agreeing.addAll(witnesses.getOrDefault(other, List.of()));
        }
      }
      standing.put(
          member,
          contested
              ? Status.CONTESTED
              : Independence.origins(agreeing, shelf::originOf).size() > 1
                  ? Status.CORROBORATED
                  : Status.REPORTED);
    }
    return standing;
  }

  private void assign(String id, String cluster, Set<String> changed) {
    Optional<String> before = shelf.cluster(id);
    if (!before.equals(Optional.of(cluster))) {
      shelf.assign(id, cluster);
      before.ifPresent(changed::add);
      changed.add(cluster);
    }
  }

  /** All that hangs together with a thing, without the weak; those beside it are put aside. */
  private List<String> component(String start, Set<String> weak) {
    TreeSet<String> found = new TreeSet<>();
    ArrayDeque<String> ahead = new ArrayDeque<>();
    found.add(start);
    ahead.add(start);
    while (!ahead.isEmpty()) {
      String id = ahead.remove();
      for (String other : neighbours(id)) {
        if (isWeak(other)) {
          weak.add(other);
        } else if (found.add(other)) {
          ahead.add(other);
        }
      }
    }
    return List.copyOf(found);
  }

  private record Edge(int one, int other, double likeness) {}

  /** Parts what hangs together; each cluster is named after its first thing. */
  private Map<String, String> part(List<String> component) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < component.size(); i++) {
      places.put(component.get(i), i);
    }
    List<Edge> edges = new ArrayList<>();
    List<Edge> decided = new ArrayList<>();
    Set<Long> forbidden = new TreeSet<>();
    for (int i = 0; i < component.size(); i++) {
      int place = i;
      shelf
          .links(component.get(i))
          .forEach(
              (other, value) -> {
                Integer its = places.get(other);
                if (its != null && its > place) {
                  edges.add(new Edge(place, its, value));
                }
              });
      shelf
          .decided(component.get(i))
          .forEach(
              (other, same) -> {
                Integer its = places.get(other);
                if (its != null && its > place) {
                  if (same) {
                    decided.add(new Edge(place, its, 1));
                  } else {
                    forbidden.add(pair(place, its));
                  }
                }
              });
    }
    edges.sort(
        Comparator.comparingDouble((Edge edge) -> -edge.likeness())
            .thenComparingInt(Edge::one)
            .thenComparingInt(Edge::other));
    decided.sort(Comparator.comparingInt(Edge::one).thenComparingInt(Edge::other));
    Set<Long> linked = new HashSet<>();
    edges.forEach(edge -> linked.add(pair(edge.one(), edge.other())));
    Groups groups = new Groups(component.size());
    for (Edge edge : edges) {
      if (!groups.areOne(edge.one(), edge.other())) {
        List<Integer> one = groups.of(edge.one());
        List<Integer> other = groups.of(edge.other());
        if (!isForbidden(one, other, forbidden) && belongTogether(one, other, component, linked)) {
          groups.join(edge.one(), edge.other());
        }
      }
    }
    // An editor joins whole clusters, also those that are apart.
    for (Edge edge : decided) {
      if (!groups.areOne(edge.one(), edge.other())
          && !isForbidden(groups.of(edge.one()), groups.of(edge.other()), forbidden)) {
        groups.join(edge.one(), edge.other());
      }
    }
    Map<String, String> named = new TreeMap<>();
    for (int i = 0; i < component.size(); i++) {
      List<Integer> group = groups.of(i);
      if (group.get(0) == i) {
        String name = nameOf(group.stream().map(component::get).toList());
        group.forEach(member -> named.put(component.get(member), name));
      }
    }
    return named;
  }

  private String nameOf(List<String> members) {
    return members.stream()
        .flatMap(member -> likeness.fixedName(thing(member)).stream())
        .min(Comparator.naturalOrder())
        .orElse(members.get(0));
  }

  private static long pair(int one, int other) {
    return ((long) Math.min(one, other) << 32) | Math.max(one, other);
  }

  private static boolean isForbidden(List<Integer> one, List<Integer> other, Set<Long> forbidden) {
    return !forbidden.isEmpty()
        && one.stream().anyMatch(a -> other.stream().anyMatch(b -> forbidden.contains(pair(a, b))));
  }

  private boolean belongTogether(
      List<Integer> one, List<Integer> other, List<String> component, Set<Long> linked) {
    int pairs = 0;
    int alike = 0;
    for (int a : one.subList(0, Math.min(COMPARED, one.size()))) {
      for (int b : other.subList(0, Math.min(COMPARED, other.size()))) {
        if (likeness.areApart(thing(component.get(a)), thing(component.get(b)))) {
          return false;
        }
        pairs++;
        alike += linked.contains(pair(a, b)) ? 1 : 0;
      }
    }
    return alike >= SUPPORT * pairs;
  }

  /**
   * The cluster that a weak thing fits: its own where it fits none or more than one. What it is
   * linked with is settled.
   */
  public String fitting(String id) {
    TreeMap<String, Double> best = new TreeMap<>();
    Map<String, Boolean> decided = shelf.decided(id);
    for (Map.Entry<String, Double> link : shelf.links(id).entrySet()) {
      if (!isWeak(link.getKey()) && decided.getOrDefault(link.getKey(), true)) {
        shelf
            .cluster(link.getKey())
            .ifPresent(cluster -> best.merge(cluster, link.getValue(), Math::max));
      }
    }
    for (Map.Entry<String, Boolean> decision : decided.entrySet()) {
      Optional<String> cluster = shelf.cluster(decision.getKey());
      if (decision.getValue() && cluster.isPresent()) {
        // Of two weak things the first gives its name to both.
        return isWeak(decision.getKey())
            ? id.compareTo(decision.getKey()) < 0 ? id : decision.getKey()
            : cluster.get();
      }
    }
    List<Map.Entry<String, Double>> ranked =
        best.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(2)
            .toList();
    boolean clear =
        ranked.size() == 1
            || (ranked.size() == 2
                && ranked.get(0).getValue() - ranked.get(1).getValue() >= CLEARLY);
    return clear ? ranked.get(0).getKey() : nameOf(List.of(id));
  }

  /** Disjoint groups of numbers, each in the order of its numbers. */
  private static final class Groups {
    private final int[] labels;
    private final Map<Integer, List<Integer>> members = new HashMap<>();

    Groups(int size) {
      labels = new int[size];
      for (int i = 0; i < size; i++) {
        labels[i] = i;
        members.put(i, new ArrayList<>(List.of(i)));
      }
    }

    boolean areOne(int one, int other) {
      return labels[one] == labels[other];
    }

    List<Integer> of(int number) {
      return members.getOrDefault(labels[number], List.of());
    }

    void join(int one, int other) {
      int label = labels[one];
      List<Integer> joined = new ArrayList<>(of(one));
      List<Integer> gone = of(other);
      members.remove(labels[other]);
      gone.forEach(number -> labels[number] = label);
      joined.addAll(gone);
      joined.sort(Comparator.naturalOrder());
      members.put(label, joined);
    }
  }
}
