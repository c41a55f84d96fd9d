package org.dragoman.cluster;

import java.util.EnumMap;
import java.util.Map;
import org.dragoman.reconciliation.Sort;
import org.dragoman.reconciliation.cluster.Clusters;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.cluster.MemoryShelf;

/** A shelf in memory with the clusters of each sort on it: what a task works at for a while. */
final class Bench {

  /** So many things are laid out before the bench is cleared. */
  static final int ROOM = 20_000;

  final MemoryShelf shelf = new MemoryShelf();
  private final Map<Sort, Clusters<?>> clusters = new EnumMap<>(Sort.class);

  /** The clusters of the sort of an id. */
  Clusters<?> of(String id) {
    return clusters.computeIfAbsent(Sort.of(id), sort -> on(sort.likeness()));
  }

  private <T> Clusters<T> on(Likeness<T> likeness) {
    return new Clusters<>(shelf, likeness);
  }

  /** All clusters that are in use. */
  Iterable<Clusters<?>> all() {
    return clusters.values();
  }
}
