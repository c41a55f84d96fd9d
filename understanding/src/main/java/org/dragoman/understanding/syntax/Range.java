package org.dragoman.understanding.syntax;

/**
 * Nodes of a sentence that stand together.
 *
 * @param first the index of the first
 * @param end the index after the last
 */
public record Range(int first, int end) {

  /** Whether a node is one of them. */
  public boolean contains(int node) {
    return first <= node && node < end;
  }

  /** Whether all of another range are among them. */
  public boolean contains(Range other) {
    return first <= other.first && other.end <= end;
  }

  /** Whether two ranges share a node. */
  public boolean overlaps(Range other) {
    return first < other.end && other.first < end;
  }

  /** The smallest range with both. */
  public Range union(Range other) {
    return new Range(Math.min(first, other.first), Math.max(end, other.end));
  }

  /** How many nodes there are. */
  public int size() {
    return end - first;
  }
}
