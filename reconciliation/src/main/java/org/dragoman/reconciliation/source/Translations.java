package org.dragoman.reconciliation.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.name.NameSimilarity;
import org.dragoman.reconciliation.source.Telling.Fact;
import org.dragoman.reconciliation.source.Telling.Sort;
import org.dragoman.record.assertion.Findings;

/**
 * What tells which documents are translations of one another, whole or shortened.
 *
 * <p>A translation tells nothing that the other does not tell, and tells it in the same order; two
 * reports of one event each tell something that the other does not. So what both tell is weighed
 * against all that the shorter one tells. Pages that name each other as the same in another
 * language are taken at their word; what only one of them says is not. Stateless and thread-safe.
 */
public final class Translations {

  /** Translations come out soon, if they do. */
  private static final long DAYS_APART = 7;

  /** So much of what the shorter tells must stand in the other, of one house or citing it. */
  private static final double RELATED = 0.68;

  /** So much where nothing but what they tell joins them. */
  private static final double UNRELATED = 0.88;

  private static final double STEEP = 25;

  /** Who tells less than this in common must be more alike. */
  private static final double ENOUGH = 7;

  private static final double SAME_NAME = 0.6;

  /** Neighbours may change places: languages order words otherwise. */
  private static final int SWAP = 2;

  private static final double LEAST = 0.5;

  private final NameSimilarity similarity = NameSimilarity.shipped();

  /**
   * Why two documents are taken for translations of one another.
   *
   * @param likeness how likely they are, 0 to 1
   * @param why in words
   */
  public record Judgement(double likeness, String why) {}

  private record Pair(int one, int other) {}

  /** The line under which a document is kept. */
  public static String line(
      Findings findings, Map<String, Naming> byEntity, String publisher, String origin) {
    return Telling.line(findings, byEntity, publisher, origin);
  }

  /** The keys under which a document is filed and looked up: facts that few others have. */
  public static Set<String> keys(String line) {
    return Telling.read(line).keys();
  }

  /** The judgement on two documents by their lines; empty where they are no translations. */
  public Optional<Judgement> judge(String one, String other) {
    // In one order, so that both are told the same.
    boolean ordered = one.compareTo(other) <= 0;
    return judge(Telling.read(ordered ? one : other), Telling.read(ordered ? other : one))
        .filter(judgement -> judgement.likeness() >= LEAST);
  }

  Optional<Judgement> judge(Telling one, Telling other) {
    if (one.language().equals(other.language())) {
      return Optional.empty();
    }
    if (one.isVersionOf(other)) {
      return Optional.of(
          new Judgement(1, "each names the other as its version in another language"));
    }
    Long day = one.published();
    Long its = other.published();
    if (day != null && its != null && Math.abs(day - its) > DAYS_APART) {
      return Optional.empty();
    }
    List<Pair> pairs = pairs(one.facts(), other.facts());
    double both = 0;
    Map<Sort, Integer> counts = new EnumMap<>(Sort.class);
    for (Pair pair : pairs) {
      Fact fact = one.facts().get(pair.one());
      both += weight(pair, one, other);
      counts.merge(fact.sort(), 1, Integer::sum);
    }
    double share = chain(pairs, one, other) / Math.max(1, Math.min(weight(one), weight(other)));
    boolean house = !one.publisher().isEmpty() && one.publisher().equals(other.publisher());
    boolean cites = cites(one, other) || cites(other, one);
    double least = house || cites ? RELATED : UNRELATED;
    double odds = STEEP * (share - least) + Math.min(0, both - ENOUGH);
    return Optional.of(new Judgement(1 / (1 + Math.exp(-odds)), why(counts, share, house, cites)));
  }

  private static String why(Map<Sort, Integer> counts, double share, boolean house, boolean cites) {
    List<String> what = new ArrayList<>();
    counts.forEach((sort, count) -> what.add(count + " " + sort.words()));
    return String.format(
        Locale.ROOT,
        "%s in common; %.0f %% of what the shorter tells, in one order%s%s",
        String.join(", ", what),
        100 * share,
        house ? "; one publisher" : "",
        cites ? "; one names the other's publisher" : "");
  }

  /** Whether one cites the other for all it tells, or names the outlet that published it. */
  private static boolean cites(Telling one, Telling other) {
    String publisher = other.publisher();
    if (publisher.isEmpty() || one.publisher().equals(publisher)) {
      return false;
    }
    return one.origin().equals(publisher)
        || (publisher.startsWith("outlet-")
            && one.facts().stream().anyMatch(fact -> fact.value().equals(publisher)));
  }

  /** The weight of the heaviest chain of pairs that stand in one order in both. */
  private static double chain(List<Pair> pairs, Telling one, Telling other) {
    double[] best = new double[pairs.size()];
    double heaviest = 0;
    for (int i = 0; i < pairs.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (pairs.get(j).other() < pairs.get(i).other() + SWAP) {
          best[i] = Math.max(best[i], best[j]);
        }
      }
      best[i] += weight(pairs.get(i), one, other);
      heaviest = Math.max(heaviest, best[i]);
    }
    return heaviest;
  }

  private static double weight(Pair pair, Telling one, Telling other) {
    return Math.min(one.facts().get(pair.one()).weight(), other.facts().get(pair.other()).weight());
  }

  private static double weight(Telling telling) {
    return telling.facts().stream().mapToDouble(Fact::weight).sum();
  }

  /** Facts that both tell, each once, the most alike first. */
  private List<Pair> pairs(List<Fact> one, List<Fact> other) {
    record Edge(Pair pair, double likeness) {}
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      for (int j = 0; j < other.size(); j++) {
        double likeness = likeness(one.get(i), other.get(j));
        if (likeness >= SAME_NAME) {
          edges.add(new Edge(new Pair(i, j), likeness));
        }
      }
    }
    // Symmetric: of two alike, the one that stands first in both.
    edges.sort(
        Comparator.comparingDouble((Edge edge) -> -edge.likeness())
            .thenComparingInt(edge -> edge.pair().one() + edge.pair().other())
            .thenComparingInt(edge -> Math.abs(edge.pair().one() - edge.pair().other())));
    List<Pair> pairs = new ArrayList<>();
    boolean[] taken = new boolean[one.size()];
    boolean[] itsTaken = new boolean[other.size()];
    for (Edge edge : edges) {
      if (!taken[edge.pair().one()] && !itsTaken[edge.pair().other()]) {
        taken[edge.pair().one()] = true;
        itsTaken[edge.pair().other()] = true;
        pairs.add(edge.pair());
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::one));
    return pairs;
  }

  private double likeness(Fact one, Fact other) {
    if (one.sort() != other.sort()) {
      return 0;
    }
    if (one.name() != null && other.name() != null) {
      return similarity.probability(one.name(), other.name(), true);
    }
    return one.value().equals(other.value()) ? 1 : 0;
  }
}
