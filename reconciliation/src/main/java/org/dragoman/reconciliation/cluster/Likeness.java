package org.dragoman.reconciliation.cluster;

import java.util.Optional;
import java.util.Set;

/**
 * How things of one sort are compared. Implementations are stateless, symmetric and thread-safe.
 *
 * @param <T> what is compared
 */
public interface Likeness<T> {

  /** What is compared, from the line under which it is kept. */
  T read(String body);

  /** The keys under which a thing is filed. */
  Set<String> keys(T thing);

  /** The keys under which things that may be the same are looked up. */
  default Set<String> sought(T thing) {
    return keys(thing);
  }

  /** How likely two things are the same, 0 to 1; below {@link #LINKED} they are not linked. */
  double likeness(T one, T other);

  /** Whether two things cannot be the same, however much is alike; also not through a third. */
  boolean areApart(T one, T other);

  /**
   * Whether a thing says too little to bind others together: a bare surname. It joins the one
   * cluster that it fits, or none.
   */
  default boolean isWeak(T thing) {
    return false;
  }

  /** Whether two things of one cluster say what cannot both be so. */
  default boolean contradict(T one, T other) {
    return false;
  }

  /** The name of every cluster that a thing is in; empty where it has none of its own. */
  default Optional<String> fixedName(T thing) {
    return Optional.empty();
  }

  /** The least likeness at which two things are linked. */
  double LINKED = 0.5;
}
