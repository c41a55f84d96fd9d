package org.dragoman.reconciliation.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.dragoman.reconciliation.cluster.Shelf.Witness;

/**
 * How many independent sources some reports of one thing have: copies and translations of one story
 * count once, and so do all who have it from one origin.
 */
public final class Independence {

  private Independence() {}

  /**
   * The origins of some reports.
   *
   * @param reports of one thing
   * @param wordOf whose word a document is as a whole
   */
  public static Set<String> origins(
      List<Witness> reports, Function<String, Optional<String>> wordOf) {
    Map<String, List<Witness>> stories = new HashMap<>();
    for (Witness report : reports) {
      stories.merge(report.story(), List.of(report), Independence::both);
    }
    Set<String> origins = new TreeSet<>();
    for (List<Witness> story : stories.values()) {
      // The original speaks for its copies; where it does not tell it, the first of them.
      Witness speaks = story.stream().min(FIRST).orElseThrow();
      for (Witness report : story) {
        if (report.document().equals(speaks.document())) {
          origins.add(origin(report, wordOf));
        }
      }
    }
    return origins;
  }

  private static final Comparator<Witness> FIRST =
      Comparator.comparing((Witness report) -> !report.document().equals(report.story()))
          .thenComparing(Witness::document);

  /** What a copy says in its own name is the word of the story that it copies. */
  private static String origin(Witness report, Function<String, Optional<String>> wordOf) {
    boolean own = wordOf.apply(report.document()).equals(Optional.of(report.origin()));
    return own ? wordOf.apply(report.story()).orElse(report.origin()) : report.origin();
  }

  private static List<Witness> both(List<Witness> some, List<Witness> more) {
    List<Witness> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
