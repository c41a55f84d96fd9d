package org.dragoman.record.reading;

import org.dragoman.record.entity.EntityType;

/**
 * A name in a sentence, without titles.
 *
 * @param first the index of its first node
 * @param end the index of the node after it
 * @param type what it names
 */
public record Name(int first, int end, EntityType type) {

  /** Checks that it has a node. */
  public Name {
    if (first < 0 || end <= first) {
      throw new IllegalArgumentException("a name from " + first + " to " + end);
    }
  }
}
