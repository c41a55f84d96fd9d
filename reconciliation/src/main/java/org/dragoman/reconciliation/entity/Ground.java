package org.dragoman.reconciliation.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.dragoman.record.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Why a name in use is held to mean an entity.
 *
 * @param naming the name
 * @param on the name of the same entity that it is most like; null where it needs no other, because
 *     the gazetteer has it, its kind and country tell, or it is what the others rest on
 * @param match how alike the two are; null where there is no other
 * @param decision what an editor decided of the two; null where nobody did
 */
public record Ground(
    Naming naming, @Nullable Naming on, @Nullable NamingMatch match, @Nullable Decision decision) {

  private static final NamingLikeness LIKENESS = new NamingLikeness();

  /** What speaks for it beside the spelling. */
  public Set<NamingMatch.Evidence> evidence() {
    if (match != null) {
      return match.evidence();
    }
    if (naming.known() != null) {
      return Set.of(NamingMatch.Evidence.GAZETTEER);
    }
    return naming.kind() == null ? Set.of() : Set.of(NamingMatch.Evidence.KIND);
  }

  /** That one name rests on another. */
  private record Edge(String member, String on, double likeness, @Nullable Decision decision) {}

  /** What editors decided first, then what is most alike. */
  private static final Comparator<Edge> STRONGEST =
      Comparator.comparing((Edge edge) -> edge.decision() == null)
          .thenComparingDouble(edge -> -edge.likeness())
          .thenComparing(Edge::on)
          .thenComparing(Edge::member);

  /**
   * Why the names of an entity are held to be one: each with the best match by which it hangs
   * together with those before it, the surest first.
   *
   * @param label the name under which the entity is shown
   * @param lines the lines of its namings, by id
   * @param links what each naming is like, with the likeness, by id
   * @param log editors' decisions in force
   */
  public static List<Ground> of(
      String label,
      SortedMap<String, String> lines,
      Function<String, Map<String, Double>> links,
      List<Decision> log) {
    SortedMap<String, Naming> namings = new TreeMap<>();
    lines.forEach((id, line) -> namings.put(id, Naming.read(line)));
    Map<String, Map<String, Decision>> same = same(log);
    List<Ground> grounds = new ArrayList<>();
    PriorityQueue<Edge> ahead = new PriorityQueue<>(STRONGEST);
    SortedMap<String, Naming> left = new TreeMap<>(namings);
    List<String> begun = beginning(label, namings);
    while (!left.isEmpty()) {
      for (String id : begun) {
        Naming naming = left.remove(id);
        if (naming != null) {
          grounds.add(new Ground(naming, null, null, null));
          ahead.addAll(edges(id, naming, links, same));
        }
      }
      while (!ahead.isEmpty()) {
        Edge edge = ahead.remove();
        Naming naming = left.remove(edge.member());
        Naming on = namings.get(edge.on());
        if (naming != null && on != null) {
          grounds.add(new Ground(naming, on, LIKENESS.match(naming, on), edge.decision()));
          ahead.addAll(edges(edge.member(), naming, links, same));
        }
      }
      begun = left.isEmpty() ? List.of() : List.of(left.firstKey());
    }
    return grounds;
  }

  /** What needs no other: what the gazetteer or its kind tells, or else the name that is shown. */
  private static List<String> beginning(String label, SortedMap<String, Naming> namings) {
    List<String> fixed =
        namings.entrySet().stream()
            .filter(entry -> LIKENESS.fixedName(entry.getValue()).isPresent())
            .map(Map.Entry::getKey)
            .toList();
    if (!fixed.isEmpty()) {
      return fixed;
    }
    Optional<String> shown =
        namings.entrySet().stream()
            .min(
                Comparator.comparing(
                        (Map.Entry<String, Naming> entry) -> LIKENESS.isWeak(entry.getValue()))
                    .thenComparing(entry -> !entry.getValue().name().equals(label))
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey);
    return shown.map(List::of).orElse(List.of());
  }

  /** What rests on a name; on a surname alone rests only what an editor has put there. */
  private static List<Edge> edges(
      String on,
      Naming naming,
      Function<String, Map<String, Double>> links,
      Map<String, Map<String, Decision>> same) {
    List<Edge> edges = new ArrayList<>();
    Map<String, Decision> decided = same.getOrDefault(on, Map.of());
    decided.forEach((other, decision) -> edges.add(new Edge(other, on, 1, decision)));
    Map<String, Double> alike = LIKENESS.isWeak(naming) ? Map.of() : links.apply(on);
    alike.forEach(
        (other, likeness) -> {
          if (!decided.containsKey(other)) {
            edges.add(new Edge(other, on, likeness, null));
          }
        });
    return edges;
  }

  /** Who is the same by an editor's last word. */
  private static Map<String, Map<String, Decision>> same(List<Decision> log) {
    Map<String, Map<String, Decision>> same = new HashMap<>();
    for (Decision decision : log) {
      String other = decision.other();
      if (other != null) {
        note(decision.subject(), other, decision, same);
        note(other, decision.subject(), decision, same);
      }
    }
    return same;
  }

  private static void note(
      String one, String other, Decision decision, Map<String, Map<String, Decision>> same) {
    Map<String, Decision> decided = same.computeIfAbsent(one, key -> new TreeMap<>());
    if (decision.kind() == Decision.Kind.SAME) {
      decided.put(other, decision);
    } else {
      decided.remove(other);
    }
  }
}
